package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/** Every row is in one block, whatever stands where a block ends. */
class RowBlocksTest {

  private static final String HEADER = "value,note\n";
  private static final int SIZE = RowBlocks.SIZE;

  @TempDir private Path folder;

  private static Layout layout() {
    return Layout.of(List.of("value", "note"), Location.of("rows.csv", 1))
        .all(Dimension.PERIOD, Period.year(2022))
        .all(Dimension.ECONOMY, Economy.of("KEN"))
        .all(Dimension.PARTNER, Economy.of("USA"))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, FlowDirection.EXPORT)
        .all(Dimension.COMMODITY, Commodity.parse("HS:TOTAL"))
        .all(Dimension.VALUATION, Valuation.FOB)
        .all(Dimension.CURRENCY, "USD")
        .provenance(Provenance.of("s"))
        .value("value", 0)
        .build();
  }

  /** The numbers of rows, block by block, as two threads would read them in turn. */
  private static List<List<Integer>> blocks(RowBlocks blocks) throws IOException {
    TradeColumns columns = new TradeColumns();
    AtomicInteger[] scales = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    BlockParser parser = new BlockParser(layout(), (byte) ',', columns, scales);
    BlockParser other = new BlockParser(layout(), (byte) ',', columns, scales);
    List<List<Integer>> all = new ArrayList<>();
    while (blocks.next(parser, true) == all.size()) {
      long[] values = parser.block().values().raw(0);
      all.add(IntStream.range(0, parser.rows()).mapToObj(row -> (int) values[row]).toList());
      BlockParser before = parser;
      parser = other;
      other = before;
    }
    assertThat(blocks.next(parser, true)).isEqualTo(-1);
    return all;
  }

  private List<List<Integer>> ofFile(String rows) throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, HEADER + rows);
    List<Long> reached = new ArrayList<>();
    try (RowBlocks blocks = new RowBlocks.OfFile(file, HEADER.length(), reached::add)) {
      List<List<Integer>> all = blocks(blocks);
      assertThat(all).hasSize((rows.length() + SIZE - 1) / SIZE);
      long size = Files.size(file);
      assertThat(reached)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, all.size())
                  .mapToObj(i -> Math.min(size, HEADER.length() + (long) i * SIZE))
                  .toList());
      return all;
    }
  }

  /** Some of the bytes were read to see what there is. */
  private static List<List<Integer>> ofStream(String rows, int read) throws IOException {
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    try (RowBlocks blocks =
        new RowBlocks.OfStream(
            new ByteArrayInputStream(bytes, read, bytes.length - read),
            Arrays.copyOf(bytes, read))) {
      return blocks(blocks);
    }
  }

  /** Rows with numbers from 1 on, each so many bytes long with the end of its line. */
  private static String rows(int... lengths) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < lengths.length; row++) {
      String start = row + 1 + ",";
      rows.append(start).append("x".repeat(lengths[row] - start.length() - 1)).append('\n');
    }
    return rows.toString();
  }

  private void assertEveryRowIsReadOnce(String rows, int count) throws IOException {
    List<Integer> expected = IntStream.rangeClosed(1, count).boxed().toList();
    assertThat(ofFile(rows).stream().flatMap(List::stream)).isEqualTo(expected);
    for (int read : new int[] {0, 1, 1000, 1 << 16}) {
      assertThat(ofStream(rows, Math.min(read, rows.length())).stream().flatMap(List::stream))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-5000, -4097, -4096, -100, -2, -1, 0, 1, 2, 100, 4095, 4096, 5000, 70_000})
  void everyRowIsInTheBlockInWhichItStarts(int behind) throws IOException {
    int[] lengths = {SIZE / 2, SIZE / 2 + behind, 90_000, SIZE - 90_000 + behind, 10};
    String rows = rows(lengths);
    assertEveryRowIsReadOnce(rows, lengths.length);
    List<List<Integer>> expected = new ArrayList<>();
    int start = 0;
    for (int row = 0; row < lengths.length; row++) {
      while (expected.size() <= start / SIZE) {
        expected.add(new ArrayList<>());
      }
      expected.get(start / SIZE).add(row + 1);
      start += lengths[row];
    }
    assertThat(ofFile(rows).stream().limit(expected.size())).isEqualTo(expected);
  }

  @Test
  void rowsMayBeLongerThanBlocks() throws IOException {
    assertEveryRowIsReadOnce(rows(10, 3 * SIZE, 20, SIZE, 2 * SIZE - 40, 30), 6);
    assertEveryRowIsReadOnce(rows(10, 2 * SIZE + 100, 3 * SIZE, 10), 4);
    assertEveryRowIsReadOnce(rows(5 * SIZE), 1);
    assertEveryRowIsReadOnce(rows(RowBlocks.LONGEST_ROW - SIZE, 10), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, SIZE - 1, SIZE, SIZE + 1, SIZE + 4096, 2 * SIZE})
  void theLastRowNeedNotEnd(int length) throws IOException {
    String rows = rows(20, length);
    assertEveryRowIsReadOnce(rows.substring(0, rows.length() - 1), 2);
  }

  @Test
  void noRowsAreNoBlocksOfAFile() throws IOException {
    assertThat(ofFile("")).isEmpty();
    assertThat(ofStream("", 0)).containsExactly(List.of());
  }

  @Test
  void aBlockOfManyRowsIsReadLikeOneOfFew() throws IOException {
    int[] lengths = IntStream.range(0, 40_000).map(row -> 8 + row % 9).toArray();
    assertEveryRowIsReadOnce(rows(lengths), lengths.length);
  }

  @Test
  void rowsThatAreTooLongAreGivenUp() {
    String rows = rows(10, 3 * RowBlocks.LONGEST_ROW, 10);
    assertThatThrownBy(() -> ofFile(rows)).isInstanceOf(GiveUp.class);
    assertThatThrownBy(() -> ofStream(rows, 100)).isInstanceOf(GiveUp.class);
  }

  @Test
  void aFileThatBecomesShorterIsGivenUp() throws IOException {
    Path file = folder.resolve("rows.csv");
    String rows = rows(100, 100, 100);
    Files.writeString(file, HEADER + rows);
    try (RowBlocks blocks = new RowBlocks.OfFile(file, HEADER.length(), read -> {})) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(HEADER.length() + 200); // where a row ends
      }
      assertThatThrownBy(() -> blocks(blocks)).isInstanceOf(GiveUp.class);
    }
  }
}
