package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.money.RateTable;
import org.tradefigures.table.TradeTable;

class OutputFilesTest {

  @TempDir private Path folder;

  private static boolean isCompressed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz", "A.CSV.GZ"})
  void whatIsWrittenIsWhatTheNameSays(String name) throws IOException {
    boolean packed = name.toLowerCase(java.util.Locale.ROOT).endsWith(".gz");
    TradeTable trade = Bundled.kenyaUs();
    Path file = folder.resolve(name);

    TradeCsv.write(trade, file);
    assertThat(isCompressed(file)).isEqualTo(packed);
    assertThat(TradeReaders.read(file).flows()).isEqualTo(trade.flows());

    SdmxTrade.write(trade, file);
    assertThat(isCompressed(file)).isEqualTo(packed);
    assertThat(TradeReaders.read(file).flows()).isEqualTo(trade.flows());

    AgreementCsv.write(Bundled.agreements(), file);
    assertThat(isCompressed(file)).isEqualTo(packed);
    assertThat(AgreementCsv.read(file)).isEqualTo(Bundled.agreements());

    RateTable rates = RateTable.of(Bundled.rates().rates().subList(0, 10));
    RateCsv.write(rates, file);
    assertThat(isCompressed(file)).isEqualTo(packed);
    assertThat(new RateCsv().read(file)).isEqualTo(rates);
  }

  @Test
  void whatIsThereStaysUnlessAllIsWritten() throws IOException {
    TradeTable trade =
        new BaciCsv()
            .read("t,i,j,k,v,q\n2022,404,800,090240,702.25,1\n", "BACI_HS17_Y2022_V202401b.csv");
    TradeTable more = TradeTable.of(List.of(trade.flow(0), Bundled.kenyaUs().flow(0)));
    Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv");
    new BaciCsv().write(trade, file);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> new BaciCsv().write(more, file))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).hasBinaryContent(before);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    new BaciCsv().write(TradeTable.of(List.of()), file);
    assertThat(file).hasContent("t,i,j,k,v,q\n");
  }

  private static void writeHalf(Path file) {
    assertThatThrownBy(
            () ->
                OutputFiles.write(
                    file,
                    out -> {
                      out.write("half");
                      out.flush();
                      throw new IOException("no more");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no more");
  }

  @Test
  void aTextThatFailsHalfwayReplacesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "before");
    writeHalf(file);
    assertThat(file).hasContent("before");
    writeHalf(folder.resolve("b.csv"));
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).containsExactly(file);
    }
    OutputFiles.write(file, out -> out.write("after"));
    assertThat(file).hasContent("after");
  }

  @Test
  void aLinkToNothingMakesTheFile() throws IOException {
    Path file = folder.resolve("a.csv");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    OutputFiles.write(link, out -> out.write("text"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("text");
  }

  @Test
  void filesOfOtherNamesStayAsTheyAre() throws IOException {
    Path other = Files.writeString(folder.resolve("a.csv.part"), "somebody's");
    Path file = folder.resolve("a.csv");
    TradeCsv.write(Bundled.kenyaUs(), file);
    assertThat(other).hasContent("somebody's");
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).containsExactlyInAnyOrder(file, other);
    }
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path file = Files.createFile(folder.resolve("a.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    TradeCsv.write(Bundled.kenyaUs(), link);
    assertThat(link).isSymbolicLink();
    assertThat(new TradeCsv().read(file).size()).isEqualTo(Bundled.kenyaUs().size());
  }

  @Test
  void whoMayWriteAFileStaysSo() throws IOException {
    Path file = Files.createFile(folder.resolve("a.csv"));
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    var permissions = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(file, permissions);
    TradeCsv.write(Bundled.kenyaUs(), file);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
  }

  @Test
  void aFileThatIsProtectedStays() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "to be kept");
    assertThat(file.toFile().setReadOnly()).isTrue();
    // an administrator may write all the same
    assumeThat(Files.isWritable(file)).isFalse();
    assertThatThrownBy(() -> TradeCsv.write(Bundled.kenyaUs(), file))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(file.toString());
    assertThat(file).hasContent("to be kept");
  }

  @Test
  void aFileIsWrittenInAFolderThatTakesNoOther() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = Files.createFile(closed.resolve("a.csv"));
    Path other = closed.resolve("b.csv");
    assertThat(closed.toFile().setReadOnly()).isTrue();
    assertThat(closed.toFile().setExecutable(true)).isTrue();
    try {
      assumeThat(Files.isWritable(closed)).isFalse();
      TradeCsv.write(Bundled.kenyaUs(), file);
      assertThat(new TradeCsv().read(file).size()).isEqualTo(Bundled.kenyaUs().size());
      assertThatThrownBy(() -> TradeCsv.write(Bundled.kenyaUs(), other))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage(other.toString());
    } finally {
      assertThat(closed.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> TradeCsv.write(Bundled.kenyaUs(), nowhere.resolve("a.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(nowhere + ": there is no such folder; create it");
  }

  @Test
  void baciIsWrittenCompressedToo() throws IOException {
    Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv.gz");
    TradeTable trade =
        new BaciCsv()
            .read("t,i,j,k,v,q\n2022,404,800,090240,702.25,1\n", "BACI_HS17_Y2022_V202401b.csv");
    new BaciCsv().write(trade, file);
    assertThat(isCompressed(file)).isTrue();
    assertThat(new BaciCsv().read(file).flow(0).value()).isEqualTo(trade.flow(0).value());
  }
}
