//! Finding a text by words: the server without script and the browser as one types find the same.

/// A text to search in: capitals, accents and punctuation make no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchText(String);

impl SearchText {
    /// Prepares a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let words: Vec<String> = text.split_whitespace().map(folded).collect();
        Self(words.join(" "))
    }

    /// Whether each word that was typed occurs in the text, be it inside another word: "pag" finds "pagos". Nothing typed finds
    /// every text.
    #[must_use]
    pub fn has_every_word_of(&self, typed: &str) -> bool {
        typed
            .split_whitespace()
            .map(folded)
            .all(|word| self.0.contains(&word))
    }
}

/// A word in the one form in which words are compared: "E-mail" is "email", "«Añádelo»" is "anadelo", "2,000" is "2000".
fn folded(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        // An accent that is a character of its own is no letter either.
        .filter(|letter| letter.is_alphanumeric())
        .map(without_accent)
        .collect()
}

fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ł' | 'ľ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ő' | 'ø' => 'o',
        'ř' | 'ŕ' => 'r',
        'ś' | 'š' => 's',
        'ť' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}
