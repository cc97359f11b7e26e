package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;

/**
 * Trade in goods as UN Comtrade publishes it today, as delimited text: the answers of its interface
 * as CSV, the file {@code TradeData.csv} of its web page, and its bulk files. They have the same
 * columns, some more of them than others, under the same names; columns that are not needed, such
 * as descriptions, may be missing. Values are US dollars. The figures are a selection: what is not
 * there is unknown.
 *
 * <p>Origin: <a href="https://comtradeplus.un.org">UN Comtrade</a>; the data items are listed at
 * {@code https://comtradeapi.un.org/files/v1/app/reference/DataItem.json}.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Economies are read by UN Comtrade's number (842 the United States, 251 France, 0 the world,
 *       490 other Asia), not by the letters, which carry blanks ({@code "X1 "}) and which some
 *       areas share; letters count only where the numbers were left out. Taiwan has no number: its
 *       trade is told as that of other Asia, {@code S19}, which may hold what else has no place of
 *       its own; who asks for {@code TWN} is told.
 *   <li>{@code primaryValue} is {@code cifvalue} or {@code fobvalue}, and its valuation is that of
 *       the one it is equal to. Where it equals both, imports are CIF and exports FOB; where it
 *       equals neither, as for re-imports that have neither, it is unknown. One that is not known
 *       may be 0 instead of empty.
 *   <li>An empty {@code primaryValue} is a missing figure; 0 is zero.
 *   <li>A {@code netWgt} or {@code qty} of 0 stands where there is none, for instance beside
 *       totals: it is not told. The few true weights of less than half a kilogram can't be told
 *       from those. {@code qtyUnitCode} -1 is the unit none: a quantity that has it is kept as it
 *       is. {@code altQty}, {@code grossWgt} and {@code mosCode} are not read.
 *   <li>What is not as the economy reported it is marked in the note of its provenance: rows that
 *       UN Comtrade added up ({@code isAggregate}), rows that were not reported, rows converted
 *       from another classification ({@code isOriginalClassification}), estimated quantities and
 *       weights. Values are never estimated.
 *   <li>{@code period} is a year where {@code freqCode} is A, and year and month where it is M;
 *       {@code refMonth} of a year is 52, and not read. Services ({@code typeCode} S) are refused.
 *   <li>{@code partner2Code}, {@code customsCode} and {@code motCode} break trade down further; 0
 *       and {@code C00} are all together, and not to be added to their parts.
 *   <li>Flags are {@code true} and {@code false}; in bulk files, 1 and 0. Names of columns may have
 *       other capitals ({@code CIFValue}).
 *   <li>In the file of the web page the header is not quoted and the rows are, the rows end in a
 *       comma more than the header, and the descriptions are in Latin-1.
 *   <li>What a spreadsheet has shortened ({@code 1.23457E+11}) has lost its other digits: the value
 *       has the status estimated, and its provenance tells what is printed. The same with a small
 *       {@code e}, or without {@code +}, is how programs write a number that is exact.
 *   <li>A leading zero that a spreadsheet has removed from {@code cmdCode} is put back where it is
 *       certain: in the HS, whose codes have an even number of digits, and where {@code aggrLevel}
 *       tells their number.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class ComtradeCsv implements TradeReader {

  private final @Nullable Classification classification;

  private ComtradeCsv(@Nullable Classification classification) {
    this.classification = classification;
  }

  /** A reader that takes the classification from the file. */
  public ComtradeCsv() {
    this(null);
  }

  /**
   * A reader that takes all commodities for codes of one classification, for files whose column
   * {@code classificationCode} was left out.
   *
   * @param all the classification; {@link Classification#HS} if the edition is not known
   * @return the reader
   */
  public ComtradeCsv withClassification(Classification all) {
    return new ComtradeCsv(Objects.requireNonNull(all, "all"));
  }

  @Override
  public String name() {
    return "un comtrade csv";
  }

  @Override
  public Optional<String> recognise(String start) {
    return ComtradeColumns.shownBy(start, false);
  }

  @Override
  public boolean hasRowPerLine() {
    return true;
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    ComtradeColumns.read(in, false, classification, sink);
  }
}
