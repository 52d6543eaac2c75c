use super::*;

fn texts(file: &str, column: ProductColumn) -> Vec<String> {
    let lines = read(file.as_bytes()).unwrap();
    lines
        .iter()
        .map(|line| line.cells.cell(column).to_owned())
        .collect()
}

#[test]
fn columns_stand_in_any_order_and_language_and_others_are_left_out() {
    for file in [
        "model,serial_number\nEOS R5,123456\n",
        "Notes;SERIAL NUMBER;Model;problem\nhello;123456;EOS R5;none\n",
        "Número de serie\tPrecio\tModelo\r\n123456\t1,00\tEOS R5\r\n",
        "\u{feff}\"Producto\",\"Serie\"\n\"EOS R5\",\"123456\"",
    ] {
        assert_eq!(texts(file, ProductColumn::Model), ["EOS R5"], "{file}");
        assert_eq!(
            texts(file, ProductColumn::SerialNumber),
            ["123456"],
            "{file}"
        );
    }
}

#[test]
fn what_is_not_utf_8_is_what_older_spreadsheets_write() {
    let file = b"modelo;distribuidor\nEOS R5;Fotocasi\xf3n \x80 \x93Sol\x94\n";
    let lines = read(file).unwrap();
    assert_eq!(
        lines[0].cells.cell(ProductColumn::Dealer),
        "Fotocasión € “Sol”"
    );
}

#[test]
fn lines_keep_their_numbers_and_empty_ones_do_not_count() {
    let lines = read(b"model,dealer\n\nEOS R5,\n,\n  \nEOS R6,x\n\n").unwrap();
    let numbers: Vec<_> = lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [3, 6]);
}

#[test]
fn quotation_marks_hold_separators_and_a_stray_one_spoils_its_own_line_only() {
    let lines = read(b"model,dealer\nEOS R5,\"Foto, \"\"Sol\"\"\"\n\"EOS R6,x\nEOS R7,24\" wide\n")
        .unwrap();
    let dealer = |line: &ReadLine| line.cells.cell(ProductColumn::Dealer).to_owned();
    assert_eq!(dealer(&lines[0]), "Foto, \"Sol\"");
    let short = LineProblem::Cells {
        found: 1,
        expected: 2,
    };
    assert_eq!(lines[1].problem, Some(short));
    assert_eq!(
        (dealer(&lines[2]), lines[2].problem),
        ("24\" wide".to_owned(), None)
    );
}

#[test]
fn a_line_with_other_cells_than_the_first_one_is_wrong() {
    let lines = read(b"model,dealer\nEOS R5\nEOS R5,a,b\n").unwrap();
    let found: Vec<_> = lines.iter().map(|line| line.problem).collect();
    let problem = |found| Some(LineProblem::Cells { found, expected: 2 });
    assert_eq!(found, [problem(1), problem(3)]);
    assert_eq!(lines[0].cells.cell(ProductColumn::Model), "EOS R5");
}

#[test]
fn what_guards_against_formulas_is_taken_away() {
    let file =
        "model,dealer\nEOS R5,'=1+1\nEOS R5,'+34 600\nEOS R5,'s-Hertogenbosch\nEOS R5,O'Neill\n";
    let expected = ["=1+1", "+34 600", "'s-Hertogenbosch", "O'Neill"];
    assert_eq!(texts(file, ProductColumn::Dealer), expected);
}

#[test]
fn a_file_that_lists_no_products_is_refused() {
    for (file, refusal) in [
        ("", ProductFileError::Empty),
        (" \r\n\n", ProductFileError::Empty),
        ("serial_number\n123456", ProductFileError::NoModel),
        ("EOS R5,123456", ProductFileError::NoModel),
        ("model", ProductFileError::NoLines),
        ("model,dealer\n,\n", ProductFileError::NoLines),
        (
            "model,dealer,Tienda\nEOS R5,a,b",
            ProductFileError::RepeatedColumn(ProductColumn::Dealer),
        ),
    ] {
        assert_eq!(read(file.as_bytes()), Err(refusal), "{file}");
    }
}

#[test]
fn as_many_lines_and_bytes_as_the_limits_say_are_read() {
    let lines = |count: usize| format!("model\n{}", "EOS R5\n".repeat(count));
    assert_eq!(
        read(lines(PRODUCT_FILE_LINES).as_bytes()).unwrap().len(),
        PRODUCT_FILE_LINES
    );
    let more = read(lines(PRODUCT_FILE_LINES + 1).as_bytes());
    assert_eq!(more, Err(ProductFileError::TooManyLines));
    let mut file = b"model\nEOS R5\n".to_vec();
    file.resize(PRODUCT_FILE_BYTES, b'\n');
    assert_eq!(read(&file).unwrap().len(), 1);
    file.push(b'\n');
    assert_eq!(read(&file), Err(ProductFileError::TooLarge));
}
