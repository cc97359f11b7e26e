package org.tradefigures.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.LongNumbers;

/**
 * What a function makes of cells, as one thread reads them: called once for every combination of
 * texts that is met, and then known with its code.
 */
final class Answer<T> {

  private static final int UNKNOWN = -1;
  private static final int AT_ONCE = 64;

  private final Layout.Reading<T> reading;
  private final ToIntFunction<? super T> coder;
  private final List<Cells> cells = new ArrayList<>();
  private final List<LongNumbers> combinations = new ArrayList<>();
  private final List<@Nullable T> values = new ArrayList<>();
  private int[] codes = new int[0];

  /** Of how many texts the answers are known, where they are those of one column. */
  private int learnt;

  /**
   * Nothing known.
   *
   * @param columns the cells of a column
   * @param coder the code of an answer
   */
  Answer(
      Layout.Reading<T> reading,
      Function<Layout.Column, Cells> columns,
      ToIntFunction<? super T> coder) {
    this.reading = reading;
    this.coder = coder;
    for (Layout.Column column : reading.columns()) {
      cells.add(columns.apply(column));
      combinations.add(new LongNumbers());
    }
    if (texts() == null) {
      askByRow();
    }
  }

  /** Says that {@link #code} or {@link #value} will be asked for. */
  void askByRow() {
    for (Cells column : cells) {
      if (column instanceof TextCells texts) {
        texts.askByRow();
      }
    }
  }

  /** Whether it is the same for all rows. */
  boolean isConstant() {
    return cells.isEmpty();
  }

  /** Whether it is read from one column of texts, which is read in runs. */
  boolean isInRuns() {
    TextCells texts = texts();
    return texts != null && texts.isInRuns();
  }

  /** The cells, where they are the texts of one column. */
  private @Nullable TextCells texts() {
    return cells.size() == 1 && cells.get(0) instanceof TextCells texts ? texts : null;
  }

  /** Writes the codes of rows; or of runs, where it {@link #isInRuns is read in them}. */
  void write(int[] into, int count) {
    TextCells texts = texts();
    if (texts == null) {
      for (int row = 0; row < count; row++) {
        into[row] = code(row);
      }
      return;
    }
    if (learnt < texts.texts()) {
      learnAll(texts);
    }
    for (int i = 0; i < count; i += AT_ONCE) {
      translate(texts.numbers(), codes, into, i, Math.min(i + AT_ONCE, count));
    }
  }

  /** A loop of its own, because a small one is compiled at once, while rows still wait. */
  private static void translate(int[] numbers, int[] codes, int[] into, int from, int to) {
    for (int i = from; i < to; i++) {
      into[i] = codes[numbers[i]];
    }
  }

  private void learnAll(TextCells texts) {
    List<List<String>> all = new ArrayList<>();
    for (int number = learnt; number < texts.texts(); number++) {
      all.add(List.of(texts.text(number)));
    }
    learn(learnt, all);
    learnt = texts.texts();
  }

  /** The code of a row. */
  int code(int row) {
    int combination = known(row);
    return codes[combination];
  }

  /** The answer for a row. */
  T value(int row) {
    return Objects.requireNonNull(values.get(known(row)), "answer");
  }

  /** The number of the combination of cells in a row, of which the answer is known then. */
  private int known(int row) {
    int combination = 0;
    for (int i = 0; i < cells.size(); i++) {
      int number = cells.get(i).number(row);
      combination =
          i == 0 ? number : combinations.get(i).of((long) combination << Integer.SIZE | number);
    }
    if (combination >= codes.length || codes[combination] == UNKNOWN) {
      learn(combination, List.of(cells.stream().map(c -> c.text(c.number(row))).toList()));
    }
    return combination;
  }

  /**
   * Learns the answers for combinations of texts whose numbers follow each other. Many at a time,
   * so that what is only done once for each is not compiled together with what rows wait for.
   */
  private void learn(int first, List<List<String>> combinationsOfTexts) {
    int end = first + combinationsOfTexts.size();
    if (end > codes.length) {
      int length = codes.length;
      codes = Arrays.copyOf(codes, Math.max(16, end * 2));
      Arrays.fill(codes, length, codes.length, UNKNOWN);
    }
    while (values.size() < end) {
      values.add(null);
    }
    int number = first;
    for (T value : reading.readAll(combinationsOfTexts)) {
      values.set(number, value);
      codes[number++] = coder.applyAsInt(value);
    }
  }
}
