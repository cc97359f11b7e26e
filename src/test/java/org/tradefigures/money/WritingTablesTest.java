package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.Monetary;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.reference.Currencies;

/** The tables that say how amounts are written: the bundled ones, and what makes one malformed. */
class WritingTablesTest {

  private static final String STYLES =
      "language,countries,currencies,decimal,groups,grouping,currency,about\n";
  private static final String SCALES = "language,countries,currencies,power,short,one,other,also\n";
  private static final String SIGNS = "signs,currency,countries\n";
  private static final String NAMES = "currency,language,one,other,also\n";

  private static Reader text(String... parts) {
    return new StringReader(String.join("", parts));
  }

  private static void fails(ThrowingCallable load, String message) {
    assertThatIllegalStateException().isThrownBy(load).withMessage(message);
  }

  private static List<DataFile.Row> names() {
    return DataFile.read(
        "money/currency-names.csv", "currency", "language", "one", "other", "also");
  }

  private static List<DataFile.Row> signs() {
    return DataFile.read("money/currency-signs.csv", "signs", "currency", "countries");
  }

  @Test
  void everyBundledCurrencyIsOne() {
    Stream.concat(names().stream(), signs().stream())
        .forEach(row -> assertThat(row.get("currency", Currencies::of)).isNotNull());
  }

  @Test
  void everyCurrencyInUseHasAnEnglishAndAGermanName() {
    List<String> economies =
        Monetary.getCurrencies().stream()
            .map(c -> c.getCurrencyCode())
            .filter(code -> !code.startsWith("X"))
            .toList();
    for (String language : List.of("en", "de")) {
      List<String> named =
          names().stream()
              .filter(row -> row.get("language").equals(language))
              .map(row -> row.get("currency"))
              .toList();
      assertThat(named).doesNotHaveDuplicates();
      assertThat(economies.stream().filter(code -> !named.contains(code)))
          .containsExactlyInAnyOrder("AYM", "CHE", "CHW", "USN", "USS", "VED", "ZWG", "ZWN");
    }
  }

  @Test
  void noSignIsTheCodeOfACurrency() {
    List<String> codes =
        Monetary.getCurrencies().stream()
            .map(c -> c.getCurrencyCode().toLowerCase(Locale.ROOT))
            .collect(Collectors.toList());
    assertThat(
            Stream.concat(
                    signs().stream().flatMap(row -> row.list("signs").stream()),
                    names().stream()
                        .flatMap(
                            row ->
                                Stream.concat(
                                    Stream.of(row.get("one"), row.get("other")),
                                    row.list("also").stream())))
                .map(text -> text.toLowerCase(Locale.ROOT)))
        .doesNotContainAnyElementsOf(codes);
  }

  @Test
  void noNameIsASignOfAnotherCurrency() {
    CurrencyTexts bundled = CurrencyTexts.bundled();
    for (DataFile.Row row : names()) {
      for (String name : List.of(row.get("one"), row.get("other"))) {
        assertThat(bundled.find(name, row.get("language"), "")).contains(row.get("currency"));
        assertThat(bundled.candidates(name)).isSubsetOf(row.get("currency"));
      }
    }
  }

  @Test
  void aMalformedStyleIsFound() {
    fails(
        () -> NumberStyle.read(text(STYLES, "en,,,..,\",\",3,before,about\n")),
        "Data file money/number-styles.csv line 2, column 'decimal': '..' is not one character");
    fails(
        () -> NumberStyle.read(text(STYLES, "en,,,.,\",\",three,before,about\n")),
        "Data file money/number-styles.csv line 2, column 'grouping': 'three' cannot be read: For input string: \"three\"");
    fails(
        () -> NumberStyle.read(text(STYLES, "en,,,.,\",\",3,above,about\n")),
        "Data file money/number-styles.csv line 2, column 'currency': 'above' is neither 'before' nor 'after'");
  }

  @Test
  void aMalformedScaleIsFound() {
    fails(
        () -> NumberScale.read(text(SCALES, "en,,,6,m,million,million,\n")),
        "Data file money/number-scales.csv line 2, column 'short': 'm' has no # for the number");
    fails(
        () ->
            NumberScale.read(
                text(SCALES, "de,,,9,,Milliarde,Milliarden,\nde,,,12,,Billion,Milliarde,\n")),
        "Data file money/number-scales.csv line 3, column 'power': '12' is not the 9 of another row with 'Milliarde'");
  }

  @Test
  void aMalformedSignIsFound() {
    fails(
        () -> CurrencyTexts.read(text(SIGNS, "$,USD,US;UK\n"), text(NAMES)),
        "Data file money/currency-signs.csv line 2, column 'countries': 'US;UK' names 'UK', which is no country");
    fails(
        () -> CurrencyTexts.read(text(SIGNS, "$,usd,\n"), text(NAMES)),
        "Data file money/currency-signs.csv line 2, column 'currency': 'usd' is no ISO 4217 code");
    fails(
        () -> CurrencyTexts.read(text(SIGNS, "$,USD,US\ndollar;$,AUD,AU;US\n"), text(NAMES)),
        "Data file money/currency-signs.csv line 3, column 'signs': 'dollar;$' means USD in 'US' already");
    fails(
        () -> CurrencyTexts.read(text(SIGNS, "£,GBP,\n£,EGP,\n"), text(NAMES)),
        "Data file money/currency-signs.csv line 3, column 'signs': '£' means GBP in '' already");
  }

  @Test
  void aMalformedNameIsFound() {
    fails(
        () ->
            CurrencyTexts.read(
                text(SIGNS), text(NAMES, "KES,en,shilling,shillings,\nKES,en,bob,bob,\n")),
        "Data file money/currency-names.csv line 3, column 'currency': 'KES' was given before");
    fails(
        () ->
            CurrencyTexts.read(
                text(SIGNS), text(NAMES, "KES,en,shilling,shillings,\nUGX,en,Shilling,x,\n")),
        "Data file money/currency-names.csv line 3, column 'currency': 'UGX' shares the name 'Shilling' with KES");
  }

  @Test
  void theBundledTablesAreSound() {
    assertThat(NumberStyle.read(Resources.open("money/number-styles.csv"))).hasSize(4);
    assertThat(NumberScale.read(Resources.open("money/number-scales.csv")).rows()).hasSize(15);
  }
}
