package org.tradefigures.source;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Concordance;

/**
 * Reads which codes of one classification correspond to which of another: the correlation and
 * conversion tables of the United Nations with their sheets saved as CSV, the concordances of WITS,
 * and tables of one's own.
 *
 * <p>Origin: <a href="https://unstats.un.org/unsd/classifications/Econ">United Nations Statistics
 * Division, correspondence tables</a>; <a
 * href="https://wits.worldbank.org/product_concordance.html">World Integrated Trade Solution,
 * product concordances</a>. The header tells the classifications, by names such as {@code HS2022},
 * {@code HS 2002 Product Code}, {@code SITC4}, {@code SITCR2}, {@code SITC Rev. 3} or {@code BEC4};
 * the first that is named is the one that is looked up. Columns {@code relationship} and {@code
 * weight} are read where they are there; others don't matter.
 *
 * <p>What the layouts have of their own:
 *
 * <ol>
 *   <li>A conversion sheet gives one target a code, a correlation sheet all pairs. Both are read
 *       alike.
 *   <li>The conversion sheets to the SITC put a code that belongs to several basic headings at the
 *       group they share: {@code 035} beside {@code 03513}. It is kept; {@link
 *       Concordance#atTargetLevel} brings all to one level.
 *   <li>The column {@code Relationship} tells the kind of relation (1:1, 1:n, n:1, n:n). It has to
 *       be true over the whole table, which shows where rows were lost. Where other problems were
 *       met, it is not compared.
 *   <li>Codes of the HS that lost a leading zero in a spreadsheet have an odd number of digits and
 *       get it back. Codes of the SITC may have any number of digits, so that what is lost can't be
 *       seen from one of them: where meat (chapter 02 of the HS) corresponds to no code that begins
 *       with 0, the table is refused.
 *   <li>Codes may be written with dots, {@code 0101.21} and {@code 001.11}.
 *   <li>Lines above the header are titles. Descriptions are passed over, in whatever encoding they
 *       are (WITS writes Western European ones).
 *   <li>Two subheadings of the HS, gold for monetary use ({@code 710820}) and coin ({@code
 *       711890}), are outside the scope of the SITC and in no table to it.
 * </ol>
 */
public final class ConcordanceReader implements SourceReader<Concordance, ConcordanceReadResult> {

  private final @Nullable Classification from;
  private final @Nullable Classification to;

  /** A reader of tables whose header names their classifications. */
  public ConcordanceReader() {
    this.from = null;
    this.to = null;
  }

  /**
   * A reader of tables whose columns of codes are named {@code from} and {@code to}, or name the
   * two classifications; a table that names others is refused.
   *
   * @param from the classification of the codes that are looked up
   * @param to the classification of the codes that they correspond to
   */
  public ConcordanceReader(Classification from, Classification to) {
    this.from = Objects.requireNonNull(from, "from");
    this.to = Objects.requireNonNull(to, "to");
  }

  /** Reads every row; a relation that is told more than once is there once. */
  @Override
  public Concordance read(SourceText in) throws IOException {
    return rows(in, true).result().concordance();
  }

  @Override
  public ConcordanceReadResult readLenient(SourceText in) throws IOException {
    return rows(in, false).result();
  }

  private ConcordanceRows rows(SourceText in, boolean strict) throws IOException {
    ConcordanceRows rows = new ConcordanceRows(in.name(), strict);
    rows.read(
        (in.isCharsetStated() ? in : in.withCharset(ConcordanceRows.ENCODING)).text(),
        cells ->
            from == null || to == null
                ? ConcordanceHeader.find(cells)
                : ConcordanceHeader.find(cells, from, to));
    return rows;
  }
}
