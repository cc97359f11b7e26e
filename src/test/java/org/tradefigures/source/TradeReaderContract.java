package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

/** What holds for every reader of trade figures. */
public abstract class TradeReaderContract
    extends SourceReaderContract<TradeTable, TradeReadResult> {

  @Override
  protected abstract TradeReader reader();

  /** Names of files that the layout is published with, and that tell no figures. */
  protected List<String> companions() {
    return List.of();
  }

  @Override
  protected List<TradeFlow> told(TradeTable read) {
    return read.flows();
  }

  @Override
  protected TradeTable read(TradeReadResult lenient) {
    return lenient.table();
  }

  @Override
  protected List<Problem> problems(TradeReadResult lenient) {
    return lenient.problems();
  }

  @Test
  void aFolderIsReadWithoutItsCompanions(@TempDir Path folder) throws IOException {
    Path figures = Files.writeString(folder.resolve("figures.txt"), sample());
    for (String companion : companions()) {
      Files.writeString(folder.resolve(companion), "no figures\n");
    }
    assertThat(TradeFiles.of(reader(), folder))
        .hasToString(TradeFiles.of(reader(), figures).toString());
  }

  @Test
  void itHasAName() {
    assertThat(reader().name()).isNotBlank().isLowerCase();
  }

  @Test
  void everyFigureTellsItsSource() {
    assertThat(reader().read(sample(), "sample").flows())
        .extracting(TradeFlow::provenance)
        .allMatch(p -> !p.source().isBlank());
  }
}
