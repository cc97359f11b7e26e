package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.store.ParquetCoverage;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlStore;

/** Writes the figures of a store to Parquet files, which tell the coverage besides. */
final class ParquetWriter {

  private final DuckDbEngine engine;
  private final SqlStore store;

  ParquetWriter(DuckDbEngine engine, SqlStore store) {
    this.engine = engine;
    this.store = store;
  }

  void write(Path file) {
    if (!DataFiles.Kind.PARQUET.matches(file)) {
      throw new IllegalArgumentException(
          "Can't write Parquet to "
              + Messages.quoteWhole(file)
              + ": name a file that ends in .parquet, by which a store opens it");
    }
    try {
      OutputFiles.requireFolder(file.toAbsolutePath().normalize().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    copy(file, "");
  }

  void writeByPeriod(Path folder) {
    try (Stream<Path> there = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      if (there.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (store.size() == 0) {
      // no period, no part: the folder tells the columns and the coverage all the same
      create(folder);
      write(folder.resolve("empty.parquet"));
    } else {
      copy(folder, ", PARTITION_BY (period)");
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Path to, String more) {
    DataFiles.requirePlain(to.toAbsolutePath().normalize());
    String sql =
        " TO "
            + DuckDbEngine.literal(to.toAbsolutePath().toString())
            + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {"
            + DuckDbEngine.literal(ParquetCoverage.KEY)
            + ": "
            + DuckDbEngine.literal(store.coverage().toString())
            + "}"
            + more
            + ")";
    engine.write(Sql.of("COPY (").plus(store.storedForm()).plus(")" + sql), to);
  }
}
