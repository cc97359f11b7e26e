package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFileTest {

  private static List<DataFile.Row> rows(String text) {
    return DataFile.read("some.csv", new StringReader(text), "code", "when");
  }

  private static DataFile.Row row(String text) {
    return rows("code,when\n" + text + "\n").get(0);
  }

  @Test
  void readsRowsInFileOrderAndSkipsComments() {
    List<DataFile.Row> rows = rows("# what it is\ncode,when\nB,2024-01-31\n# why\n\"A,1\",\n");
    assertThat(rows).extracting(r -> r.get("code")).containsExactly("B", "A,1");
    LocalDate when = rows.get(0).get("when", LocalDate::parse);
    assertThat(when).isEqualTo("2024-01-31");
    assertThat(rows.get(0).find("when", LocalDate::parse)).hasValue(LocalDate.of(2024, 1, 31));
    assertThat(rows.get(1).find("when")).isEmpty();
    assertThat(rows.get(1).find("when", LocalDate::parse)).isEmpty();
  }

  @Test
  void readsLists() {
    assertThat(row("A;B c,").list("code")).containsExactly("A", "B c");
    assertThat(row("A,").list("when")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> row("A;;B,").list("code"))
        .withMessage(
            "Data file some.csv line 2, column 'code': 'A;;B' has an empty part or blanks around a part");
  }

  @Test
  void refusesAnotherHeader() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("# c\nwhen,code\n"))
        .withMessage(
            "Data file some.csv line 2: the header is [when, code]; it must be [code, when]");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("# only a comment\n"))
        .withMessage("Data file some.csv: there is no header; it must be [code, when]");
  }

  @Test
  void refusesMalformedRows() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("code,when\nA,,x\n"))
        .withMessage("Data file some.csv line 2: it has 3 cells where the header has 2");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("code,when\nA,\n\nB,\n"))
        .withMessage("Data file some.csv line 3: it has 1 cell where the header has 2");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("code,when\nA ,\n"))
        .withMessage("Data file some.csv line 2, column 'code': 'A ' has blanks around it");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows("code,when\n\"A,\n"))
        .withMessageStartingWith("Data file some.csv line 2: ");
  }

  @Test
  void namesThePlaceOfAnUnreadableCell() {
    assertThatIllegalStateException()
        .isThrownBy(() -> row("A,yesterday").get("when", LocalDate::parse))
        .withMessage(
            "Data file some.csv line 2, column 'when': 'yesterday' cannot be read: Text 'yesterday' could not be parsed at index 0")
        .withCauseInstanceOf(java.time.format.DateTimeParseException.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> row("A,").get("when"))
        .withMessage("Data file some.csv line 2, column 'when': '' must not be empty");
  }

  @Test
  void refusesAKeyGivenTwice() {
    Map<String, Integer> map = new LinkedHashMap<>();
    row("A,").putOnce(map, "code", "A", 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> row("A,").putOnce(map, "code", "A", 2))
        .withMessage("Data file some.csv line 2, column 'code': 'A' was given before");
    assertThat(map).containsExactly(Map.entry("A", 1));
  }

  @Test
  void knowsItsColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row("A,").get("cod"))
        .withMessage("No column 'cod' in some.csv; there are [code, when]");
  }

  @Test
  void saysThatABundledFileIsAbsent() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DataFile.read("reference/absent.csv", "code"))
        .withMessageContaining("reference/absent.csv");
  }
}
