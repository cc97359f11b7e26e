package org.tradefigures.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

/** Files in the layouts of UN Comtrade, with made-up figures: the same nine in each of today's. */
final class ComtradeSamples {

  private ComtradeSamples() {}

  static Path file(String name) {
    return Path.of("src/test/resources/comtrade").resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TradeTable read(String name) {
    try {
      return TradeReaders.read(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The flows without the name of the file they are from, in an order of their own. */
  static List<TradeFlow> figures(TradeTable table) {
    return table.flows().stream()
        .map(flow -> flow.withProvenance(flow.provenance().withPage(null)))
        .sorted()
        .toList();
  }
}
