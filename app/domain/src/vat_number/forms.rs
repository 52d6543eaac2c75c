//! What the numbers of each country look like, after the country's two letters (European Commission, VIES, "What is the format
//! of a VAT number?"; HMRC, Skatteetaten and the Swiss UID register for the three outside the Union).

use super::check_digits as check;

/// Whether the check digits of a number of the right form fit the rest.
type Check = fn(&str) -> bool;

/// The forms of one country's numbers.
pub(super) struct CountryForms {
    country: &'static str,
    /// A number that passes, prefix and all.
    pub(super) example: &'static str,
    /// Each form with its check, as [`has_form`] reads it.
    forms: &'static [(&'static str, Check)],
}

/// The forms of this country, if it takes part.
pub(super) fn of(country: &str) -> Option<&'static CountryForms> {
    COUNTRIES.iter().find(|forms| forms.country == country)
}

impl CountryForms {
    /// The number without its prefix, in the form it is stored in, and how to check it.
    pub(super) fn recognise(&self, typed: &str) -> Option<(String, Check)> {
        let bare = typed.strip_prefix(self.country).unwrap_or(typed);
        // Without its prefix a French number may begin with FR all the same.
        [bare, typed].into_iter().find_map(|number| {
            let number = complete(self.country, number);
            let (_, check) = self
                .forms
                .iter()
                .find(|(form, _)| has_form(&number, form))?;
            Some((number, *check))
        })
    }
}

/// Adds what people leave out of their country's numbers, and takes away what they add.
fn complete(country: &str, number: &str) -> String {
    match country {
        "AT" if !number.starts_with('U') => ["U", number].concat(),
        // The older ones had nine digits.
        "BE" if number.len() == 9 => ["0", number].concat(),
        "CH" => {
            let number = number.strip_prefix('E').unwrap_or(number);
            let mut endings = ["MWST", "TVA", "IVA", "TPV"].into_iter();
            let digits = endings.find_map(|ending| number.strip_suffix(ending));
            ["E", digits.unwrap_or(number)].concat()
        }
        "NO" if !number.ends_with("MVA") => [number, "MVA"].concat(),
        _ => number.to_owned(),
    }
}

/// Whether the number has this form, where `d` is a digit, `n` a digit but 0, `l` a letter, `x` a letter or a digit, `[01]` one
/// of those, and any other character itself.
fn has_form(number: &str, form: &str) -> bool {
    let mut characters = number.bytes();
    let mut classes = form.bytes();
    while let Some(class) = classes.next() {
        let Some(character) = characters.next() else {
            return false;
        };
        let fits = match class {
            b'd' => character.is_ascii_digit(),
            b'n' => character.is_ascii_digit() && character != b'0',
            b'l' => character.is_ascii_uppercase(),
            b'x' => character.is_ascii_digit() || character.is_ascii_uppercase(),
            // Counted to the end, so that the next class begins behind the bracket.
            b'[' => {
                let choices = classes.by_ref().take_while(|choice| *choice != b']');
                choices.filter(|choice| *choice == character).count() > 0
            }
            itself => itself == character,
        };
        if !fits {
            return false;
        }
    }
    characters.next().is_none()
}

const COUNTRIES: [CountryForms; 20] = [
    CountryForms {
        country: "AT",
        example: "ATU12345675",
        forms: &[("Udddddddd", check::austria)],
    },
    CountryForms {
        country: "BE",
        example: "BE0123456749",
        forms: &[("[01]ddddddddd", check::belgium)],
    },
    CountryForms {
        country: "CH",
        example: "CHE123456788",
        forms: &[("Eddddddddd", check::switzerland)],
    },
    CountryForms {
        country: "CZ",
        example: "CZ12345679",
        // Companies; persons without a birth number; birth numbers until 1953, and since then: year, month (50 more for
        // women, 20 more where a day's numbers have run out), day.
        forms: &[
            ("[012345678]ddddddd", check::czech_company),
            ("6dddddddd", check::czech_person),
            ("[012345]d[0156]d[0123]dddd", check::nothing),
            ("dd[01235678]d[0123]ddddd", check::czech_birth_number),
        ],
    },
    CountryForms {
        country: "DE",
        example: "DE123456788",
        forms: &[("ndddddddd", check::germany)],
    },
    CountryForms {
        country: "DK",
        example: "DK12345674",
        forms: &[("nddddddd", check::denmark)],
    },
    CountryForms {
        country: "ES",
        example: "ESB12345674",
        // Spaniards; foreigners, minors and Spaniards abroad; everybody else.
        forms: &[
            ("ddddddddl", check::spanish_person),
            ("[KLMXYZ]dddddddl", check::spanish_person),
            (
                "[ABCDEFGHJNPQRSUVW]ddddddd[0123456789ABCDEFGHIJ]",
                check::spanish_company,
            ),
        ],
    },
    CountryForms {
        country: "FI",
        example: "FI12345671",
        forms: &[("dddddddd", check::finland)],
    },
    CountryForms {
        country: "FR",
        example: "FR11123456782",
        forms: &[("xxddddddddd", check::france)],
    },
    CountryForms {
        country: "GB",
        example: "GB123456782",
        // Businesses; their branches; government departments; health authorities.
        forms: &[
            ("ddddddddd", check::united_kingdom),
            ("dddddddddddd", check::united_kingdom),
            ("GD[01234]dd", check::nothing),
            ("HA[56789]dd", check::nothing),
        ],
    },
    CountryForms {
        country: "HU",
        example: "HU12345676",
        forms: &[("dddddddd", check::hungary)],
    },
    CountryForms {
        country: "IE",
        example: "IE1234567T",
        // Until 2012; since; the oldest.
        forms: &[
            ("dddddddl", check::ireland),
            ("dddddddl[ABCDEFGHIW]", check::ireland),
            ("dldddddl", check::old_ireland),
            ("d[+*]dddddl", check::old_ireland),
        ],
    },
    CountryForms {
        country: "IT",
        example: "IT12345670017",
        forms: &[("ddddddddddd", check::italy)],
    },
    CountryForms {
        country: "LU",
        example: "LU12345613",
        forms: &[("dddddddd", check::luxembourg)],
    },
    CountryForms {
        country: "NL",
        example: "NL123456782B01",
        forms: &[
            ("dddddddddB0n", check::netherlands),
            ("dddddddddBnd", check::netherlands),
        ],
    },
    CountryForms {
        country: "NO",
        example: "NO123456785MVA",
        forms: &[("dddddddddMVA", check::norway)],
    },
    CountryForms {
        country: "PL",
        example: "PL1234563218",
        forms: &[("dddddddddd", check::poland)],
    },
    CountryForms {
        country: "PT",
        example: "PT123456789",
        forms: &[("ndddddddd", check::portugal)],
    },
    CountryForms {
        country: "SE",
        example: "SE123456789701",
        forms: &[("dddddddddddd", check::sweden)],
    },
    CountryForms {
        country: "SK",
        example: "SK1234567895",
        forms: &[("nd[234789]ddddddd", check::slovakia)],
    },
];
