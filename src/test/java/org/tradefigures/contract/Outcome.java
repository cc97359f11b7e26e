package org.tradefigures.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;

/**
 * What came of a question: the rows of the answer, or why there is none.
 *
 * @param rows every row as text, everything it tells
 * @param refusal the kind of exception, empty if there was none
 * @param message its message
 */
record Outcome(List<String> rows, String refusal, String message) {

  static Outcome of(Supplier<TradeTable> question) {
    return ofRows(() -> rows(question.get()));
  }

  static Outcome ofRows(Supplier<List<String>> question) {
    try {
      return new Outcome(question.get(), "", "");
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Outcome(List.of(), e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  /** The same without the words of the refusal. */
  Outcome withoutMessage() {
    return new Outcome(rows, refusal, "");
  }

  private static List<String> rows(TradeTable answer) {
    List<String> rows = new ArrayList<>();
    rows.add(answer.coverage() + " " + answer.dimensions());
    for (int row = 0; row < answer.size(); row++) {
      int r = row;
      List<Object> cells = new ArrayList<>();
      answer.dimensions().forEach(d -> cells.add(answer.get(d, r)));
      cells.add(answer.value(row).map(BigDecimal::toPlainString).orElse("-"));
      cells.add(answer.status(row));
      cells.add(answer.netWeightKg(row).map(BigDecimal::toPlainString).orElse("-"));
      cells.add(answer.quantity(row).map(Object::toString).orElse("-"));
      cells.add(answer.provenance(row));
      cells.add(answer.absent(row, ObservationStatus.MISSING));
      cells.add(answer.absent(row, ObservationStatus.SUPPRESSED));
      cells.add(answer.absent(row, ObservationStatus.NOT_YET_REPORTED));
      rows.add(cells.toString());
    }
    return rows;
  }
}
