package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/** A store over files that go away when it is closed. */
record TemporaryStore(DuckDbStore store, Path folder) implements TradeStore, AutoCloseable {

  /** Puts the figures into files of a folder, and tells what to open. */
  interface Writer {
    Path write(Path folder) throws IOException;
  }

  static TemporaryStore of(Writer writer, Coverage coverage) {
    return of(writer, DuckDbStore.builder().coverage(coverage));
  }

  static TemporaryStore of(Writer writer) {
    return of(writer, DuckDbStore.builder());
  }

  private static TemporaryStore of(Writer writer, DuckDbStore.Builder settings) {
    try {
      Path folder = Files.createTempDirectory("trade");
      return new TemporaryStore(settings.open(writer.write(folder)), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TradeTable aggregate(TradeQuery query) {
    return store.aggregate(query);
  }

  @Override
  public Coverage coverage() {
    return store.coverage();
  }

  @Override
  public void close() {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
