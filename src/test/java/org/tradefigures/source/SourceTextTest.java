package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

class SourceTextTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static String all(SourceText text) throws IOException {
    try (text) {
      return new String(text.utf8().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SourceText of(byte[] bytes) {
    return SourceText.of(new ByteArrayInputStream(bytes), "bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void theEncodingIsFound(String name) throws IOException {
    Charset charset = Charset.forName(name);
    String text = "economy;name\nCIV;C\u00F4te d'Ivoire \u00E9\u00E8\u00FC\n".repeat(10_000);
    String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
    SourceText found = of((mark + text).getBytes(charset));
    assertThat(found.start()).hasSizeGreaterThan(30_000).isSubstringOf(text);
    assertThat(all(found)).isEqualTo(text);
    assertThat(found.charset())
        .isEqualTo(charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : charset);
  }

  @Test
  void theFirstLetterThatIsNotAsciiDecidesHoweverLate() throws IOException {
    String ascii = "0123456789\n".repeat(50_000);
    assertThat(all(of((ascii + "\u00FC\u20AC").getBytes(WINDOWS))))
        .isEqualTo(ascii + "\u00FC\u20AC");
    assertThat(all(of((ascii + "\u00FC\u20AC").getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(ascii + "\u00FC\u20AC");
  }

  @Test
  void aMarkIsLeftOutAndADamagedByteChangesNothingElse() throws IOException {
    assertThat(all(of("\uFEFFa\u00FC".getBytes(StandardCharsets.UTF_8)))).isEqualTo("a\u00FC");
    byte[] damaged = "\u00E9\u00E8\u00FC,".repeat(3).getBytes(StandardCharsets.UTF_8);
    damaged[0] = 'x';
    assertThat(new String(of(damaged).utf8().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("x\uFFFD\u00E8\u00FC," + "\u00E9\u00E8\u00FC,".repeat(2));
  }

  @Test
  void theEncodingCanBeStated() throws IOException {
    byte[] bytes = "\u041A\u0435\u043D\u0438\u044F".getBytes(Charset.forName("windows-1251"));
    SourceText stated = of(bytes).withCharset(Charset.forName("windows-1251"));
    assertThat(stated.start()).isEqualTo("\u041A\u0435\u043D\u0438\u044F");
    assertThat(all(stated)).isEqualTo("\u041A\u0435\u043D\u0438\u044F");
    assertThat(stated.charset()).isEqualTo(Charset.forName("windows-1251"));
  }

  @Property
  void anyTextSurvivesInUtf8(@ForAll String text, @ForAll @IntRange(min = 1, max = 9) int size)
      throws IOException {
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    if (sound.startsWith("\uFEFF")) {
      return;
    }
    Utf8Stream in =
        new Utf8Stream(new ByteArrayInputStream(sound.getBytes(StandardCharsets.UTF_8)), null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[size];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(sound);
  }

  @Test
  void gzipAndZipAreDecompressed() throws IOException {
    assertThat(all(SourceText.of(file("a.csv", gzip("a,b".getBytes(StandardCharsets.UTF_8))))))
        .isEqualTo("a,b");
    assertThat(all(of(gzip("a,b".getBytes(StandardCharsets.UTF_8))))).isEqualTo("a,b");
    SourceText zipped = SourceText.of(file("a.zip", zip("in/x.csv", "a,b")));
    assertThat(zipped.name()).isEqualTo("a.zip/in/x.csv");
    assertThat(all(zipped)).isEqualTo("a,b");
  }

  @Test
  void oneOfSeveralFilesHasToBeNamed() throws IOException {
    Path archive = file("a.zip", zip("b.csv", "b", "a.csv", "a", "__MACOSX/a.csv", "x"));
    assertThatThrownBy(() -> SourceText.of(archive))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Several files in the archive 'a.zip': it holds 'a.csv', 'b.csv'; pick one with"
                + " SourceText.of(file, \"a.csv\")");
    assertThat(all(SourceText.of(archive, "b.csv"))).isEqualTo("b");
    assertThatThrownBy(() -> SourceText.of(archive, "c.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Unknown entry 'c.csv' at a.zip: the archive has 'a.csv', 'b.csv'");
    Path plain = file("plain.csv", new byte[] {'a'});
    assertThatThrownBy(() -> SourceText.of(plain, "c.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("No archive 'plain.csv': it has no entry 'c.csv'; leave that out");
  }

  @Test
  void workbooksAreRefused() throws IOException {
    Path workbook = file("a.xlsx", zip("[Content_Types].xml", "x", "xl/workbook.xml", "x"));
    assertThatThrownBy(() -> TradeReaders.detect(workbook))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Workbook 'a.xlsx': open it and save the sheet as CSV in UTF-8");
    assertThatThrownBy(() -> of(Files.readAllBytes(workbook)).start())
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unreadable first bytes '504B' at bytes: it is a workbook or another zip archive; read"
                + " it as a file, or save the sheet as CSV");
    Path empty = file("empty.zip", zip());
    assertThatThrownBy(() -> SourceText.of(empty)).isInstanceOf(TradeParseException.class);
  }

  @Test
  void bombsAreRefused() throws IOException {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 80; i++) {
        out.write(zeros);
      }
    }
    SourceText bomb = SourceText.of(file("bomb.gz", bytes.toByteArray()));
    assertThatThrownBy(() -> bomb.bytes().readAllBytes())
        .isInstanceOf(TradeParseException.class)
        .hasMessageMatching(
            "Decompression bomb 'bomb.gz': [0-9,]+ bytes became more than [0-9,]+; where that is"
                + " right, decompress it yourself");
    Path twice = file("twice.gz", gzip(gzip(new byte[] {1})));
    assertThatThrownBy(() -> SourceText.of(twice))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Compressed twice 'twice.gz': decompress it once, and read what comes out");
  }

  @Test
  void whatWasCutOffIsTold() throws IOException {
    byte[] whole = gzip("some text that is long enough".getBytes(StandardCharsets.UTF_8));
    SourceText cut = SourceText.of(file("cut.gz", Arrays.copyOf(whole, whole.length - 12)));
    assertThatThrownBy(() -> cut.bytes().readAllBytes())
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Damaged compressed file 'cut.gz': was its download or copy cut short? (Unexpected end"
                + " of ZLIB input stream)");
    SourceText endless = SourceText.of(file("endless.gz", Arrays.copyOf(whole, whole.length - 4)));
    assertThatThrownBy(() -> endless.bytes().readAllBytes())
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Damaged compressed file 'endless.gz': was its download or copy cut short? (its end is"
                + " missing)");
    byte[] archive = zip("a.csv", "a");
    Path half = file("half.zip", Arrays.copyOf(archive, archive.length / 2));
    assertThatThrownBy(() -> SourceText.of(half))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith(
            "Damaged compressed file 'half.zip': was its download or copy cut short? (");
  }

  @Test
  void nothingAfterWhatIsCompressedIsPassedOver() throws IOException {
    byte[] one = gzip("some text ".getBytes(StandardCharsets.UTF_8));
    byte[] other = gzip("in two parts".getBytes(StandardCharsets.UTF_8));
    try (SourceText both = SourceText.of(file("both.gz", joined(one, other)))) {
      assertThat(both.bytes().readAllBytes()).asString().isEqualTo("some text in two parts");
    }
    other[0] = 0;
    for (byte[] rest : List.of(other, new byte[] {1}, new byte[100_000])) {
      SourceText damaged = SourceText.of(file("damaged.gz", joined(one, rest)));
      assertThatThrownBy(() -> damaged.bytes().readAllBytes())
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Damaged compressed file 'damaged.gz': was its download or copy cut short? (bytes after"
                  + " its end)");
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void whatIsNoFileIsTold() throws IOException {
    file("trade-2022.csv", new byte[] {'a'});
    file("empty.csv", new byte[0]);
    assertThatThrownBy(() -> SourceText.of(folder.resolve("trade-2023.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            folder.resolve("trade-2023.csv")
                + ": there is no such file; did you mean 'trade-2022.csv'?");
    assertThatThrownBy(() -> SourceText.of(folder))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Directory in place of a file '"
                + folder.getFileName()
                + "': name one of its files, such as 'empty.csv', 'trade-2022.csv'");
    assertThatThrownBy(() -> SourceText.of(folder.resolve("empty.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Empty file 'empty.csv': it has no bytes; was its download or copy cut short?");
  }

  @Test
  void textThatBeginsLikeAnArchiveIsText() throws IOException {
    for (String text : List.of("PK", "PKR,value\n", "PK\tvalue\n")) {
      Path file = file("rates.csv", text.getBytes(StandardCharsets.UTF_8));
      try (SourceText in = SourceText.of(file)) {
        assertThat(in.start()).isEqualTo(text);
      }
      assertThat(SourceText.of(Files.newInputStream(file), "rates").start()).isEqualTo(text);
    }
  }

  @Test
  void theMarkOfAStatedEncodingIsLeftOut() throws IOException {
    byte[] bytes = "\uFEFFperiod\uFEFF".getBytes(StandardCharsets.UTF_16LE);
    SourceText in =
        SourceText.of(new ByteArrayInputStream(bytes), "f").withCharset(StandardCharsets.UTF_16LE);
    assertThat(in.start()).isEqualTo("period\uFEFF");
    assertThat(in.text().readLine()).isEqualTo("period\uFEFF");
  }

  @Test
  void bytesAreClosedWithTheTextAlone() throws IOException {
    OpenBytes bytes = OpenBytes.of("period\n");
    SourceText in = SourceText.of(bytes, "f");
    in.bytes().close();
    assertThat(bytes.isClosed()).isFalse();
    in.close();
    assertThat(bytes.isClosed()).isTrue();
    assertThatThrownBy(in::start).isInstanceOf(IOException.class).hasMessage("Stream closed");
  }

  @Test
  void progressIsTold() throws IOException {
    String text = "t,i,j,k,v,q\n" + rows(10_000);
    Path file = file("BACI_HS17_Y2022_V202301.csv", text.getBytes(StandardCharsets.UTF_8));
    List<Progress.State> states = new ArrayList<>();
    try (SourceText in = SourceText.of(file).withProgress(states::add)) {
      assertThat(TradeReaders.read(in).size()).isEqualTo(10_000);
    }
    long size = Files.size(file);
    assertThat(states).hasSizeGreaterThan(1).extracting(Progress.State::rows).isSorted();
    assertThat(states)
        .allMatch(s -> s.source().equals("BACI_HS17_Y2022_V202301.csv") && s.ofBytes() == size);
    assertThat(states.get(states.size() - 1))
        .isEqualTo(new Progress.State("BACI_HS17_Y2022_V202301.csv", 10_000, size, size, true));
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("2022,404,842,").append(100000 + i).append(",1,1\n");
    }
    return text.toString();
  }

  @Test
  void theBarShowsWhatIsNew() {
    StringBuilder out = new StringBuilder();
    ProgressBar bar = ProgressBar.to(out);
    bar.report(new Progress.State("a.csv", 4096, 100, 1000, false));
    bar.report(new Progress.State("a.csv", 8192, 105, 1000, false));
    bar.report(new Progress.State("a.csv", 12288, 525, 1000, false));
    bar.report(new Progress.State("a.csv", 1234567, 990, 1000, true));
    bar.report(new Progress.State("stream", 4096, 10, -1, false));
    bar.report(new Progress.State("stream", 8192, 20, -1, false));
    bar.report(new Progress.State("stream", 9000, 30, -1, true));
    assertThat(out)
        .hasToString(
            "\ra.csv [##..................]  10 %  4,096 rows"
                + "\ra.csv [##########..........]  52 %  12,288 rows"
                + "\ra.csv [####################] 100 %  1,234,567 rows\n"
                + "\rstream  4,096 rows\rstream  9,000 rows\n");
  }

  @Test
  void aBarThatCantBeDrawnIsTold() {
    Appendable closed = new BrokenAppendable();
    assertThatThrownBy(() -> ProgressBar.to(closed).report(new Progress.State("a", 1, 1, 1, false)))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> new Progress.State("a", -1, 1, 1, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Progress of -1 rows and 1 of 1 bytes");
  }

  private static final class BrokenAppendable implements Appendable {
    @Override
    public Appendable append(CharSequence text) throws IOException {
      throw new IOException("closed");
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      throw new IOException("closed");
    }

    @Override
    public Appendable append(char c) throws IOException {
      throw new IOException("closed");
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
