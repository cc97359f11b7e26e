package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

class ProvenanceTest {

  private static final String EXPECTED =
      "; expected is source=NAME and any of page, published, retrieved, vintage, licence, as_printed, note";

  private final Provenance whole =
      Provenance.of("statement-2026-01-29")
          .withPage("https://example.org/statement?id=7")
          .withPublished(LocalDate.of(2026, 1, 29))
          .withRetrieved(LocalDate.of(2026, 2, 1))
          .withVintage("first release")
          .withLicence("quoted as fact")
          .withAsPrinted("$737 million")
          .withNote("the speaker does not say who counted");

  @Test
  void isWrittenAsPairs() {
    String text =
        "source=statement-2026-01-29 page=\"https://example.org/statement?id=7\" published=2026-01-29"
            + " retrieved=2026-02-01 vintage=\"first release\" licence=\"quoted as fact\" as_printed=\"$737 million\""
            + " note=\"the speaker does not say who counted\"";
    assertThat(whole).hasToString(text);
    assertThat(Provenance.parse(text)).isEqualTo(whole);
    assertThat(Provenance.of("knbs")).hasToString("source=knbs");
    assertThat(Provenance.parse("note=x source=knbs"))
        .isEqualTo(Provenance.of("knbs").withNote("x"));
  }

  @Test
  void isToldToPeople() {
    assertThat(whole.describe())
        .isEqualTo(
            "statement-2026-01-29 (first release), published 2026-01-29, printed as \"$737 million\","
                + " https://example.org/statement?id=7 (the speaker does not say who counted)");
    assertThat(Provenance.of("knbs").describe()).isEqualTo("knbs");
    assertThat(Provenance.of("knbs").withPublished(Period.parse("2025")).describe())
        .isEqualTo("knbs, published 2025");
  }

  @Test
  void eachPartCanBeDropped() {
    Stream.<UnaryOperator<Provenance>>of(
            p -> p.withPage(null),
            p -> p.withPublished((Period) null),
            p -> p.withRetrieved(null),
            p -> p.withVintage(null),
            p -> p.withLicence(null),
            p -> p.withAsPrinted(null),
            p -> p.withNote(null))
        .map(drop -> drop.apply(whole))
        .forEach(less -> assertThat(less).isNotEqualTo(whole));
    assertThat(
            whole
                .withPage(null)
                .withPublished((Period) null)
                .withRetrieved(null)
                .withVintage(null)
                .withLicence(null)
                .withAsPrinted(null)
                .withNote(null))
        .isEqualTo(Provenance.of("statement-2026-01-29"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "|Empty source in a provenance: name where it comes from",
        "page=3|Empty source in a provenance: name where it comes from",
        "source=\" \"|Empty source in a provenance: name where it comes from",
        "source=x note=\"\"|Empty note in a provenance: leave it out where it is not known",
        "source|no name=value pair at character 1; put values with blanks into double quotes",
        "source=x source=y|field 'source' stands twice",
        "source=x published=May|Malformed period 'May': accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a span of start and length '2024-07-01/P1Y'",
        "source=x retrieved=2024|Malformed date '2024': expected is year, month and day such as '2024-03-15'",
        "source=x pages=3|Unknown field 'pages': not one of source, page, published, retrieved, vintage, licence, as_printed, note; did you mean 'page'?",
        "source=x value=3|Unknown field 'value': not one of source, page, published, retrieved, vintage, licence, as_printed, note"
      })
  void everythingElseIsRefused(String text, String reason) {
    String given = text == null ? "" : text;
    assertThatThrownBy(() -> Provenance.parse(given))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed provenance '" + given + "': " + reason + EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0", "\uFFFD", "\uD83E", "\uDED6", "\uDED6\uD83E"})
  void whatIsNoTextIsRefused(String text) {
    assertThatThrownBy(() -> Provenance.of("x").withNote(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Malformed note "
                + Messages.quote(text)
                + " in a provenance: NUL, U+FFFD and halves of surrogate pairs are no text");
    assertThat(Provenance.of("🫖")).hasToString("source=🫖");
  }

  @Test
  void onlyItsOwnFieldsAreAskedFor() {
    assertThat(whole.get(TradeField.PUBLISHED)).isEqualTo("2026-01-29");
    assertThat(Provenance.of("x").get(TradeField.PAGE)).isNull();
    assertThatThrownBy(() -> whole.get(TradeField.PERIOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PERIOD is no field of a provenance");
    assertThatThrownBy(() -> Provenance.of(null)).hasMessage("source");
  }
}
