package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.trade.TradeFlow;

/** What holds for every layout of delimited text of UN Comtrade. */
class ComtradeProperties {

  private static final Map<String, TradeReader> SAMPLES =
      Map.of(
          "api.csv", new ComtradeCsv(),
          "bulk.tsv", new ComtradeCsv(),
          "legacy.csv", new ComtradeLegacyCsv(),
          "legacy-monthly.csv", new ComtradeLegacyCsv(),
          "legacy-cut.csv", new ComtradeLegacyCsv());

  private static final List<String> WRONG =
      List.of("", "?", "-1", "2", "999999", "1e999", "NaN", "\"", "a,b", "x\ny", "\u00FC", "0902");

  @Property(tries = 100)
  void theOrderOfTheColumnsDoesNotMatter(@ForAll("samples") String sample, @ForAll long seed) {
    List<List<String>> rows = rows(sample);
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.get(0).size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    List<List<String>> shuffled =
        rows.stream().map(row -> order.stream().map(row::get).toList()).toList();
    assertThat(read(sample, shuffled).table().flows()).isEqualTo(flows(sample));
  }

  @Property(tries = 300)
  void aWrongCellTouchesNoOtherRow(@ForAll("samples") String sample, @ForAll long seed) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>(rows(sample));
    int row = 1 + random.nextInt(rows.size() - 1);
    List<String> cells = new ArrayList<>(rows.get(row));
    cells.set(random.nextInt(cells.size()), WRONG.get(random.nextInt(WRONG.size())));
    rows.set(row, cells);
    TradeReadResult result = read(sample, rows);
    assertThat(result.inputRows()).isEqualTo(rows.size() - 1L);
    assertThat(result.problems()).hasSizeLessThanOrEqualTo(1);
    List<TradeFlow> others = new ArrayList<>(flows(sample));
    others.remove(row - 1);
    others.removeAll(result.table().flows());
    // the wrong cell may make the row tell the flow of a later one, which then is the second
    boolean isSecond =
        result.problems().stream()
            .anyMatch(problem -> problem.message().startsWith("Second figure for the same flow"));
    assertThat(others).hasSizeLessThanOrEqualTo(isSecond ? 1 : 0);
  }

  @Property(tries = 100)
  void aRowThatStandsThereTwiceIsAProblem(@ForAll("samples") String sample, @ForAll long seed) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>(rows(sample));
    List<String> row = rows.get(1 + random.nextInt(rows.size() - 1));
    rows.add(1 + random.nextInt(rows.size()), row);
    TradeReadResult result = read(sample, rows);
    assertThat(result.inputRows()).isEqualTo(rows.size() - 1L);
    assertThat(result.problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("Second figure for the same flow ");
    assertThat(result.table().flows()).containsExactlyInAnyOrderElementsOf(flows(sample));
  }

  @Provide
  Arbitrary<String> samples() {
    return Arbitraries.of(SAMPLES.keySet().stream().sorted().toList());
  }

  private static List<TradeFlow> flows(String sample) {
    return read(sample, rows(sample)).table().flows();
  }

  private static TradeReadResult read(String sample, List<List<String>> rows) {
    String text =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(separator(sample))))
            .collect(Collectors.joining("\n"));
    return reader(sample).readLenient(text, sample);
  }

  private static TradeReader reader(String sample) {
    return Objects.requireNonNull(SAMPLES.get(sample));
  }

  private static String separator(String sample) {
    return sample.endsWith(".tsv") ? "\t" : ",";
  }

  /** The header and the rows below it, cell by cell. */
  private static List<List<String>> rows(String sample) {
    List<List<String>> rows = new ArrayList<>();
    try (DelimitedText text =
        DelimitedText.of(
            new StringReader(ComtradeSamples.text(sample)), separator(sample).charAt(0))) {
      while (text.next()) {
        rows.add(text.fields());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
