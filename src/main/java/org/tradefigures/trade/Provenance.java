package org.tradefigures.trade;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Fields;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * Where a figure comes from. Only the source is required; everything else is told as far as it is
 * known, with the {@code with…} methods.
 *
 * @param source short name of the publication in one state, such as {@code us-census-2023-03};
 *     figures of one source may be added up, figures of several describe the same trade more than
 *     once
 * @param page the page, file or table the figure was read in: an address, where there is one
 * @param published when it was published: a day, or a month or year where no more is known
 * @param retrieved the day it was read
 * @param vintage which state of a figure that is revised, such as {@code 2025-04} or {@code first
 *     release}
 * @param licence under which terms it may be used
 * @param asPrinted the figure as its source prints it, such as {@code $737 million}
 * @param note what a reader of the figure has to know besides
 */
public record Provenance(
    String source,
    @Nullable String page,
    @Nullable Period published,
    @Nullable LocalDate retrieved,
    @Nullable String vintage,
    @Nullable String licence,
    @Nullable String asPrinted,
    @Nullable String note)
    implements Comparable<Provenance>, Serializable {

  /** Checks that the source has a name, and that no text is empty or can't stand in a file. */
  public Provenance {
    Objects.requireNonNull(source, "source");
    requireText("source", source);
    requireText("page", page);
    requireText("vintage", vintage);
    requireText("licence", licence);
    requireText("asPrinted", asPrinted);
    requireText("note", note);
  }

  /**
   * A source of which no more is told.
   *
   * @param source its short name
   * @return the provenance
   */
  public static Provenance of(String source) {
    return new Provenance(source, null, null, null, null, null, null, null);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text pairs of name and value
   * @return the provenance
   * @throws TradeParseException if the text is not of that form
   */
  public static Provenance parse(CharSequence text) {
    Objects.requireNonNull(text, "text");
    try {
      Map<String, String> fields = Fields.parse(text);
      Provenance provenance = of(Objects.requireNonNullElse(fields.remove("source"), ""));
      for (Map.Entry<String, String> field : fields.entrySet()) {
        provenance = provenance.with(TradeField.ofProvenance(field.getKey()), field.getValue());
      }
      return provenance;
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed provenance",
          text.toString(),
          e.getMessage()
              + "; expected is source=NAME and any of page, published, retrieved, vintage, licence, as_printed, note",
          null,
          e);
    }
  }

  /**
   * A copy with another page.
   *
   * @param value the page, or null for none
   * @return the copy
   */
  public Provenance withPage(@Nullable String value) {
    return new Provenance(source, value, published, retrieved, vintage, licence, asPrinted, note);
  }

  /**
   * A copy with another day of publication.
   *
   * @param value the day
   * @return the copy
   */
  public Provenance withPublished(LocalDate value) {
    return withPublished(Period.day(value));
  }

  /**
   * A copy with another time of publication.
   *
   * @param value a day, or a month or year where no more is known; null where it is not known at
   *     all
   * @return the copy
   */
  public Provenance withPublished(@Nullable Period value) {
    return new Provenance(source, page, value, retrieved, vintage, licence, asPrinted, note);
  }

  /**
   * A copy with another day of retrieval.
   *
   * @param value the day, or null where it is not known
   * @return the copy
   */
  public Provenance withRetrieved(@Nullable LocalDate value) {
    return new Provenance(source, page, published, value, vintage, licence, asPrinted, note);
  }

  /**
   * A copy with another vintage.
   *
   * @param value the vintage, or null for none
   * @return the copy
   */
  public Provenance withVintage(@Nullable String value) {
    return new Provenance(source, page, published, retrieved, value, licence, asPrinted, note);
  }

  /**
   * A copy with another licence.
   *
   * @param value the licence, or null where it is not known
   * @return the copy
   */
  public Provenance withLicence(@Nullable String value) {
    return new Provenance(source, page, published, retrieved, vintage, value, asPrinted, note);
  }

  /**
   * A copy with the figure as printed.
   *
   * @param value the figure as its source prints it, or null
   * @return the copy
   */
  public Provenance withAsPrinted(@Nullable String value) {
    return new Provenance(source, page, published, retrieved, vintage, licence, value, note);
  }

  /**
   * A copy with another note.
   *
   * @param value the note, or null for none
   * @return the copy
   */
  public Provenance withNote(@Nullable String value) {
    return new Provenance(source, page, published, retrieved, vintage, licence, asPrinted, value);
  }

  /**
   * What tells one publication from another: the source, its vintage and when it was published.
   *
   * @return a provenance that tells nothing else
   */
  public Provenance publication() {
    return of(source).withVintage(vintage).withPublished(published);
  }

  /**
   * The source with its vintage and day, for people.
   *
   * @return for instance {@code ustr (first release), published 2025-04-03}
   */
  public String describe() {
    StringBuilder text = new StringBuilder(source);
    Optional.ofNullable(vintage).ifPresent(v -> text.append(" (").append(v).append(')'));
    Optional.ofNullable(published).ifPresent(d -> text.append(", published ").append(d));
    Optional.ofNullable(asPrinted)
        .ifPresent(p -> text.append(", printed as \"").append(p).append('"'));
    Optional.ofNullable(page).ifPresent(p -> text.append(", ").append(p));
    Optional.ofNullable(note).ifPresent(n -> text.append(" (").append(n).append(')'));
    return text.toString();
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Provenance that
        && source.equals(that.source)
        && Objects.equals(page, that.page)
        && Objects.equals(published, that.published)
        && Objects.equals(retrieved, that.retrieved)
        && Objects.equals(vintage, that.vintage)
        && Objects.equals(licence, that.licence)
        && Objects.equals(asPrinted, that.asPrinted)
        && Objects.equals(note, that.note);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, page, published, retrieved, vintage, licence, asPrinted, note);
  }

  @Override
  public int compareTo(Provenance other) {
    return toString().compareTo(other.toString());
  }

  /** Pairs of name and value; {@link #parse} reads them back. */
  @Override
  public String toString() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (TradeField field : TradeField.PROVENANCE) {
      String value = get(field);
      if (value != null) {
        fields.put(field.key(), value);
      }
    }
    return Fields.format(fields);
  }

  /**
   * The text of a field of provenance, as it stands in files and tables.
   *
   * @param field one of the fields from {@link TradeField#SOURCE} on
   * @return its text; null where it is not told
   */
  public @Nullable String get(TradeField field) {
    return switch (field) {
      case SOURCE -> source;
      case PAGE -> page;
      case PUBLISHED -> published == null ? null : published.toString();
      case RETRIEVED -> retrieved == null ? null : retrieved.toString();
      case VINTAGE -> vintage;
      case LICENCE -> licence;
      case AS_PRINTED -> asPrinted;
      case NOTE -> note;
      default -> throw new IllegalArgumentException(field + " is no field of a provenance");
    };
  }

  /** A copy with one of the fields of provenance read from its text. */
  Provenance with(TradeField field, String text) {
    return switch (field) {
      case SOURCE ->
          new Provenance(text, page, published, retrieved, vintage, licence, asPrinted, note);
      case PAGE -> withPage(text);
      case PUBLISHED -> withPublished(Period.parse(text));
      case RETRIEVED -> withRetrieved(date(text));
      case VINTAGE -> withVintage(text);
      case LICENCE -> withLicence(text);
      case AS_PRINTED -> withAsPrinted(text);
      case NOTE -> withNote(text);
      default -> throw new IllegalArgumentException(field + " is no field of a provenance");
    };
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new TradeParseException(
          "Malformed date", text, "expected is year, month and day such as '2024-03-15'", null, e);
    }
  }

  private static void requireText(String name, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw new IllegalArgumentException(
          "Empty "
              + name
              + " in a provenance: "
              + (name.equals("source")
                  ? "name where it comes from"
                  : "leave it out where it is not known"));
    }
    if (value != null && value.codePoints().anyMatch(Provenance::isNoText)) {
      throw new IllegalArgumentException(
          "Malformed "
              + name
              + " "
              + Messages.quote(value)
              + " in a provenance: NUL, U+FFFD and halves of surrogate pairs are no text");
    }
  }

  /** What no file holds, or only a broken one. */
  private static boolean isNoText(int codePoint) {
    return codePoint == 0
        || codePoint == 0xFFFD
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
