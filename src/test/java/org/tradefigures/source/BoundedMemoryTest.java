package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.table.TradeQuery;

/** Files are streamed through the same few blocks again and again, however large they are. */
class BoundedMemoryTest {

  private static final TradeReader BACI = new BaciCsv().withClassification(Classification.H5);

  /** A block is made anew while it grows to the size of the longest. */
  private static final int BLOCKS_OF_A_THREAD = 4;

  private static Path write(Path file, int year) throws IOException {
    StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
    for (int importer : new int[] {8, 31, 56, 124, 156, 251, 276, 490, 699, 842}) {
      for (int code = 1000; code < 9000; code++) {
        rows.append(year).append(",404,").append(importer).append(",09").append(code);
        rows.append(",1234.567,12.345\n");
      }
    }
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      out.write(bytes);
    }
    return file;
  }

  /** Counts what is handed on. */
  private static final class Counted implements FlowSink.Part {
    private final Set<TradeColumns.Block> blocks =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger rows = new AtomicInteger();

    @Override
    public Consumer<TradeColumns.Block> adder() {
      threads.incrementAndGet();
      return block -> {
        blocks.add(block);
        taken.incrementAndGet();
        rows.addAndGet(block.size());
      };
    }

    @Override
    public void accept() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"large.csv", "large.csv.gz"})
  void aFileGoesThroughTheSameBlocks(String name, @TempDir Path folder) throws IOException {
    Counted counted = new Counted();
    try (SourceText in = SourceText.of(write(folder.resolve(name), 2022))) {
      FlowSink sink = FlowSink.passing(in, false, new TradeColumns(), () -> counted);
      BACI.read(in, sink);
      sink.finish();
      assertThat(sink.hasTakenIn()).isTrue();
    }
    assertThat(counted.rows).hasValue(80_000);
    assertThat(counted.taken).hasValueGreaterThanOrEqualTo(2 * BLOCKS_OF_A_THREAD);
    assertThat(counted.blocks.size())
        .isLessThan(counted.taken.get())
        .isLessThanOrEqualTo(counted.threads.get() * BLOCKS_OF_A_THREAD);
  }

  @Test
  void theFilesOfAFolderAreReadOneAfterTheOther(@TempDir Path folder) throws IOException {
    for (int year = 2020; year <= 2023; year++) {
      write(folder.resolve("flows" + year + (year % 2 == 0 ? ".csv" : ".csv.gz")), year);
    }
    AtomicInteger open = new AtomicInteger();
    AtomicInteger mostOpen = new AtomicInteger();
    TradeReader counting =
        new TradeReader() {
          @Override
          public String name() {
            return BACI.name();
          }

          @Override
          public Optional<String> recognise(String start) {
            return BACI.recognise(start);
          }

          @Override
          public void read(SourceText in, FlowSink sink) throws IOException {
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            BACI.read(in, sink);
            open.decrementAndGet();
          }
        };
    TradeQuery query = TradeQuery.all().keep(Dimension.PERIOD).valuesOnly();
    assertThat(TradeFiles.of(counting, folder).aggregate(query).size()).isEqualTo(4);
    assertThat(mostOpen).hasValue(1);
    assertThat(open).hasValue(0);
  }
}
