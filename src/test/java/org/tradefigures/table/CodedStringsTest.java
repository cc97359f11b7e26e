package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;

class CodedStringsTest {

  private final int[] codes = {2, 0, 1, 0, 3};
  private final String[] values = {"KEN", "UGA", "USA", null};

  private CodedStrings strings() {
    return new CodedStrings(codes.length, row -> codes[row], values);
  }

  private StringColumn column() {
    return StringColumn.createInternal("partner", strings());
  }

  @Test
  void readsThroughTheCodes() {
    assertThat(column().asList()).containsExactly("USA", "KEN", "UGA", "KEN", "");
    assertThat(column().isMissing().toArray()).containsExactly(4);
  }

  @Test
  void doesNotCopyTheCodes() {
    StringColumn column = column();
    codes[0] = 1;

    assertThat(column.get(0)).isEqualTo("UGA");
  }

  @Test
  void rowOutsideIsRefused() {
    CodedStrings two = new CodedStrings(2, row -> codes[row], values);

    assertThatThrownBy(() -> two.getValueForIndex(2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Index 2 out of bounds for length 2");
  }

  @Test
  void takesNoNewValueItself() {
    CodedStrings strings = strings();

    assertThatThrownBy(() -> strings.append("TZA"))
        .isInstanceOf(NoKeysAvailableException.class)
        .hasMessage("A view takes no values");
    assertThatThrownBy(() -> strings.set(0, "TZA"))
        .isInstanceOf(NoKeysAvailableException.class)
        .hasMessage("A view takes no values");
  }

  @Test
  void changedColumnLeavesTheCodesAlone() {
    StringColumn column = column();
    StringColumn other = column();

    column.set(0, "TZA").append("RWA");
    column.sortDescending();

    assertThat(column.asList()).containsExactly("UGA", "TZA", "RWA", "KEN", "KEN", "");
    assertThat(column.getDictionary()).isInstanceOf(ByteDictionaryMap.class);
    assertThat(other.asList()).containsExactly("USA", "KEN", "UGA", "KEN", "");
    assertThat(codes).containsExactly(2, 0, 1, 0, 3);
  }

  @Test
  void sortedAndClearedViewLeavesTheCodesAlone() {
    StringColumn column = column();

    column.sortAscending();
    assertThat(column.asList()).containsExactly("", "KEN", "KEN", "UGA", "USA");
    column.clear();
    assertThat(column.isEmpty()).isTrue();
    column.appendMissing();
    assertThat(column.asList()).containsExactly("");
    assertThat(codes).containsExactly(2, 0, 1, 0, 3);
  }

  @Test
  void valuesThatNoRowHasDoNotCount() {
    StringColumn column =
        StringColumn.createInternal("c", new CodedStrings(1, row -> codes[row], values));

    assertThat(column.unique().asList()).containsExactly("USA");
    assertThat(column.countByCategory().rowCount()).isEqualTo(1);
  }

  @Test
  void dictionariesOfEveryWidthTakeOneValueMore() {
    for (int distinct : new int[] {126, 127, 254, 255, 32_767, 65_536, 70_000}) {
      String[] many =
          IntStream.range(0, distinct).mapToObj(Integer::toString).toArray(String[]::new);
      StringColumn column =
          StringColumn.createInternal("c", new CodedStrings(distinct, row -> row, many));

      column.append("one more").append("and another");

      assertThat(column.size()).isEqualTo(distinct + 2);
      assertThat(column.countUnique()).isEqualTo(distinct + 2);
      assertThat(column.get(distinct - 1)).isEqualTo(many[distinct - 1]);
      assertThat(column.get(distinct)).isEqualTo("one more");
    }
  }
}
