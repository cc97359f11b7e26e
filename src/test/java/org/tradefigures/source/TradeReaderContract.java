package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeFlow;

/** What holds for every reader of trade figures. */
public abstract class TradeReaderContract {

  /** The reader. */
  protected abstract TradeReader reader();

  /** A sound sample of its layout, with at least three rows. */
  protected abstract String sample();

  /** Names of files that the layout is published with, and that tell no figures. */
  protected List<String> companions() {
    return List.of();
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
  void strictAndLenientReadingAgreeOnSoundInput() {
    TradeReadResult lenient = reader().readLenient(sample(), "sample");
    assertThat(lenient.problems()).isEmpty();
    assertThat(lenient.inputRows()).isGreaterThanOrEqualTo(3);
    assertThat(reader().read(sample(), "sample").flows()).isEqualTo(lenient.table().flows());
  }

  @Test
  void everyFigureTellsItsSource() {
    assertThat(reader().read(sample(), "sample").flows())
        .extracting(TradeFlow::provenance)
        .allMatch(p -> !p.source().isBlank());
  }

  @Test
  void filesAreReadPlainAndCompressed(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("sample");
    Files.writeString(plain, sample());
    Path compressed = folder.resolve("sample.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(sample().getBytes(StandardCharsets.UTF_8));
    }
    int rows = reader().read(sample(), "sample").size();
    assertThat(reader().read(plain).size()).isEqualTo(rows);
    assertThat(reader().read(compressed).size()).isEqualTo(rows);
    assertThat(reader().readLenient(compressed).inputRows()).isEqualTo(rows);
  }

  @Test
  void bytesAreLeftOpen() throws IOException {
    OpenBytes bytes = OpenBytes.of(sample());
    reader().read(bytes, "sample");
    assertThat(bytes.isClosed()).isFalse();
    OpenBytes lenient = OpenBytes.of(sample());
    reader().readLenient(lenient, "sample");
    assertThat(lenient.isClosed()).isFalse();
  }

  @Test
  void emptyInputIsRefused() {
    assertThatThrownBy(() -> reader().read("", "empty"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageContaining("'empty'");
  }

  /**
   * Bytes are cut off, overwritten and doubled: rows become problems or are read, none gets lost,
   * nothing else is thrown.
   */
  @Property(tries = 300)
  void damagedInputLosesNoRow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int damages)
      throws IOException {
    byte[] bytes =
        Damage.times(damages, sample().getBytes(StandardCharsets.UTF_8), new Random(seed));
    TradeReadResult result;
    try {
      result = reader().readLenient(new ByteArrayInputStream(bytes), "damaged");
    } catch (TradeParseException notOfTheLayout) {
      assertThat(notOfTheLayout).hasMessageContaining("damaged");
      return;
    }
    assertThat(result.inputRows()).isEqualTo(result.table().size() + result.problems().size());
    assertThat(result.problems()).allMatch(p -> p.message().contains("damaged"));
  }
}
