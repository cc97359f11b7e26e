package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

class AmountFormatTest {

  private static AmountFormat in(String tag) {
    return AmountFormat.of(Locale.forLanguageTag(tag));
  }

  private static void refuses(String tag, String text, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> in(tag).parse(text))
        .withMessage(message)
        .satisfies(e -> assertThat(e.value()).isEqualTo(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en-KE|$737 million|USD 737000000|500000",
        "en-US|$737M|USD 737000000|500000",
        "en|US$ 1.2bn|USD 1200000000|50000000",
        "en|Ksh.208 billion|KES 208000000000|500000000",
        "en|KSh 208bn|KES 208000000000|500000000",
        "en-KE|Sh72.96 billion|KES 72960000000|5000000",
        "en-TZ|Sh72.96 billion|TZS 72960000000|5000000",
        "en-UG|Shs 5.2tn|UGX 5200000000000|50000000000",
        "en|KES 63.65 billion|KES 63650000000|5000000",
        "en|51.85 billion Kenyan shillings|KES 51850000000|5000000",
        "en-KE|51.85 billion shillings|KES 51850000000|5000000",
        "en|N18.8tn|NGN 18800000000000|50000000000",
        "en|₦18.8 trillion|NGN 18800000000000|50000000000",
        "en-IN|Rs 1,20,000 crore|INR 1200000000000|5000000",
        "en-IN|Rs. 1.2 lakh crore|INR 1200000000000|50000000000",
        "en-IN|₹12,34,567.89|INR 1234567.89|0.005",
        "en-PK|Rs5.2bn|PKR 5200000000|50000000",
        "en-JP|¥2.46 trillion|JPY 2460000000000|5000000000",
        "en-CN|¥2.46 trillion|CNY 2460000000000|5000000000",
        "en|2.5 trillion yen|JPY 2500000000000|50000000000",
        "de|€1,2 Mrd.|EUR 1200000000|50000000",
        "de|1,2 Mrd. €|EUR 1200000000|50000000",
        "de|1,3 Billionen Euro|EUR 1300000000000|50000000000",
        "de|1 Billiarde Yen|JPY 1000000000000000|500000000000000",
        "de-AT|rund 1.234,5 Mio. US-Dollar|USD 1234500000|50000",
        "de-CH|CHF 1’234.5 Mio.|CHF 1234500000|50000",
        "de-CH|12 Mrd. Franken|CHF 12000000000|500000000",
        "en|£4.5m|GBP 4500000|50000",
        "en-EG|£4.5m|EGP 4500000|50000",
        "en-SE|5bn kr|SEK 5000000000|500000000",
        "en-NO|kr 5bn|NOK 5000000000|500000000",
        "en-AU|$5|AUD 5|0.5",
        "en-ZM|K2.5b|ZMW 2500000000|50000000",
        "en|about KES -4.584 billion|KES -4584000000|500000",
        "en|About US$34m|USD 34000000|500000",
        "en|approximately 34 million US dollars|USD 34000000|500000",
        "en-KE|some KSh 34bn|KES 34000000000|500000000",
        "en|c. USD 34m|USD 34000000|500000",
        "de|etwa 34 Mio. Euro|EUR 34000000|500000",
        "de|ca. EUR 34 Mio.|EUR 34000000|500000",
        "en|-US$34m|USD -34000000|500000",
        "en|US$ −34m|USD -34000000|500000",
        "en|EUR1 234 567.80|EUR 1234567.8|0.005",
        "en|1\u202F234\u00A0KES|KES 1234|0.5",
        "en|USD 5 THOUSAND|USD 5000|500",
        "en|0.00 trillion naira|NGN 0|5000000000",
        "en|USD -34 ± 1 million|USD -34000000|1000000",
        "en|USD 1.2 billion ± 500 million|USD 1200000000|500000000",
        "en|USD 1,234 ± 0|USD 1234|0"
      })
  void readsWhatPeopleWrite(String tag, String text, String amount, String halfWidth) {
    WrittenAmount read = in(tag).parse(text);
    assertThat(Amounts.format(read.amount())).isEqualTo(amount);
    assertThat(read.halfWidth()).isEqualByComparingTo(halfWidth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en   |USD 737 million     |737 million US dollars     |USD 737,000,000",
        "en-KE|$737m               |737 million US dollars     |USD 737,000,000",
        "en-US|$737M               |737 million US dollars     |USD 737,000,000",
        "en-AU|US$737m             |737 million US dollars     |USD 737,000,000",
        "en-IN|$737m               |737 million US dollars     |USD 737,000,000",
        "de   |737 Millionen USD   |737 Millionen US-Dollar    |737.000.000 USD",
        "de-DE|737 Mio. $          |737 Millionen US-Dollar    |737.000.000 USD",
        "de-CH|$737 Mio.           |737 Millionen US-Dollar    |USD 737’000’000"
      })
  void printsByLanguageAndCountry(String tag, String shortForm, String longForm, String fullForm) {
    var amount = Amounts.of("USD", 737_000_000);
    assertThat(in(tag).shortForm(amount)).isEqualTo(shortForm);
    assertThat(in(tag).longForm(amount)).isEqualTo(longForm);
    assertThat(in(tag).fullForm(amount)).isEqualTo(fullForm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-KE|KES|72960000000   |KSh 72.96bn       |72.96 billion Kenyan shillings",
        "en-KE|KES|-72960000000  |-KSh 72.96bn      |-72.96 billion Kenyan shillings",
        "en-IN|INR|1200000000000 |₹1.2 lakh crore   |1.2 lakh crore Indian rupees",
        "en-IN|INR|-4500000      |-₹45 lakh         |-45 lakh Indian rupees",
        "en-IN|INR|99999         |₹99,999           |99,999 Indian rupees",
        "en-GB|INR|-4500000      |-₹4.5m            |-4.5 million Indian rupees",
        "en-NG|NGN|18800000000000|₦18.8tn           |18.8 trillion Nigerian naira",
        "en-JP|JPY|2460000000000 |¥2.46tn           |2.46 trillion Japanese yen",
        "en-KE|JPY|2460000000000 |JP¥2.46tn         |2.46 trillion Japanese yen",
        "en-KE|XAF|5000000       |XAF 5m            |5 million Central African CFA francs",
        "en   |KES|1             |KES 1             |1 Kenyan shilling",
        "en   |KES|-1            |KES -1            |-1 Kenyan shilling",
        "en   |KES|1000000       |KES 1 million     |1 million Kenyan shillings",
        "de   |EUR|1000000000    |1 Milliarde EUR   |1 Milliarde Euro",
        "de   |EUR|1300000000000 |1,3 Billionen EUR |1,3 Billionen Euro",
        "de-DE|EUR|1200000000    |1,2 Mrd. €        |1,2 Milliarden Euro",
        "de-DE|EUR|-1.5          |-1,5 €            |-1,5 Euro",
        "en   |VED|5             |VED 5             |VED 5"
      })
  void printsShortAndLong(
      String tag, String code, BigDecimal number, String shortForm, String longForm) {
    var amount = Amounts.of(code, number);
    assertThat(in(tag).shortForm(amount)).isEqualTo(shortForm);
    assertThat(in(tag).longForm(amount)).isEqualTo(longForm);
  }

  @Test
  void saysWhereDigitsWereDropped() {
    AmountFormat english = AmountFormat.english();
    assertThat(english.shortForm(Amounts.of("KES", -4_583_964_433L)))
        .isEqualTo("about KES -4.584 billion");
    assertThat(english.shortForm(Amounts.of("USD", 999_999_999))).isEqualTo("about USD 1 billion");
    assertThat(english.shortForm(Amounts.of("USD", 999_500_000))).isEqualTo("USD 999.5 million");
    assertThat(english.shortForm(Amounts.of("USD", new BigDecimal("999999.9999"))))
        .isEqualTo("about USD 1 million");
    assertThat(in("de-DE").shortForm(Amounts.of("EUR", 1_234_567_890)))
        .isEqualTo("rund 1,235 Mrd. €");
    assertThat(english.longForm(Amounts.of("USD", new BigDecimal("0.0001"))))
        .isEqualTo("about 0 US dollars");
    assertThat(english.shortForm(new BigDecimal("737123456"))).isEqualTo("about 737.123 million");
    assertThat(english.shortForm(BigDecimal.ZERO)).isEqualTo("0");
    assertThat(english.shortForm(new BigDecimal("1234000000000000000")))
        .isEqualTo("1,234,000 trillion");
  }

  @Test
  void printsAllDigitsInGroups() {
    assertThat(in("en").fullForm(Amounts.of("KES", new BigDecimal("99364170176.87"))))
        .isEqualTo("KES 99,364,170,176.87");
    assertThat(in("en-IN").fullForm(Amounts.of("INR", new BigDecimal("-1234567.5"))))
        .isEqualTo("INR -12,34,567.5");
    assertThat(in("de").fullForm(new BigDecimal("-123456.78"))).isEqualTo("-123.456,78");
    assertThat(in("de").fullForm(new BigDecimal("123"))).isEqualTo("123");
  }

  @Test
  void refusesASignThatNeedsACountry() {
    assertThatExceptionOfType(AmbiguousCurrencyException.class)
        .isThrownBy(() -> in("en").parse("$737 million"))
        .withMessage(
            "Ambiguous amount '$737 million': '$' stands for ARS, AUD, BBD, BMD, BND, BSD, BZD, CAD, CLP, COP, CUP, DOP, FJD, GYD, HKD, JMD, KYD, LRD, MXN, NAD, NZD, SBD, SGD, SRD, TTD, TWD, USD, UYU, XCD in one country or another; name the country it was written in, as in AmountFormat.of(Locale.US), or write the code");
    refuses(
        "en",
        "Rs 1,20,000 crore",
        "Ambiguous amount 'Rs 1,20,000 crore': 'Rs' stands for INR, LKR, MUR, NPR, PKR, SCR in one country or another; name the country it was written in, as in AmountFormat.of(Locale.US), or write the code");
    refuses(
        "de",
        "5 Mrd. kr",
        "Ambiguous amount '5 Mrd. kr': 'kr' stands for DKK, ISK, NOK, SEK in one country or another; name the country it was written in, as in AmountFormat.of(Locale.US), or write the code");
    refuses(
        "en",
        "Sh72.96 billion",
        "Ambiguous amount 'Sh72.96 billion': 'Sh' stands for KES, SOS, TZS, UGX in one country or another; name the country it was written in, as in AmountFormat.of(Locale.US), or write the code");
    assertThatExceptionOfType(AmbiguousCurrencyException.class)
        .isThrownBy(() -> in("en-KE").parse("¥2.46 trillion"))
        .withMessage(
            "Ambiguous amount '¥2.46 trillion': '¥' stands for CNY, JPY in one country or another; which of them is meant in KE is not known; write the code")
        .satisfies(
            e -> {
              assertThat(e.sign()).isEqualTo("¥");
              assertThat(e.candidates())
                  .containsExactly(Currencies.of("CNY"), Currencies.of("JPY"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en|N26.81.95 trillion|'26.81.95' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|USD 1,2 million|'1,2' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|USD 12,34,56|'12,34,56' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|USD 1234,567|'1234,567' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|USD 1,234 567|'1,234 567' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "de-DE|$1.2 Mrd.|'1.2' is no number in de-DE; accepted are numbers such as '1.234.567' and '1.234,5'",
        "de|1 billion Euro|'billion' is no word for a number in de; name the language that the amount is written in",
        "de|EUR 1 billion|'billion' is no word for a number in de; name the language that the amount is written in",
        "en|1.3 Billionen Euro|'Billionen' is no word for a number in en; name the language that the amount is written in",
        "en|5 million|there is no currency in it; expected is such as 'USD 737 million', 'KSh 208bn' or '51.85 billion Kenyan shillings'",
        "en|KES|there is no number in it; expected is such as 'USD 737 million', 'KSh 208bn' or '51.85 billion Kenyan shillings'",
        "en|KES ٣٤|there is no number in it; expected is such as 'USD 737 million', 'KSh 208bn' or '51.85 billion Kenyan shillings'",
        "en|KES 5 USD|there is something on both sides of the number, 'KES' and 'USD'; the currency stands on one",
        "en|KES 5 million 200|there is something on both sides of the number, 'KES' and '200'; the currency stands on one",
        "en|US$ 5 ± KES|'' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|$.5bn|'$.' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'; did you mean '$' or '$U'?",
        "en|usd 5|'usd' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'; did you mean 'USD'?",
        "en|Kshh 5|'Kshh' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'; did you mean 'KSh' or 'KShs'?",
        "en|USD 5.|there is something on both sides of the number, 'USD' and '.'; the currency stands on one",
        "en|USD 5x6|there is something on both sides of the number, 'USD' and 'x6'; the currency stands on one",
        "en|USD 1'000|'1'000' is no number in en; accepted are numbers such as '1,234,567' and '1,234.5'",
        "en|.5|'.' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'",
        "en-US|$. 5|'$.' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'; did you mean '$' or '$U'?",
        "en|--5|'-' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'",
        "en|(USD 5)|parentheses are an aside to some, and less than zero to others; leave them out, and write a minus for less than zero",
        "en|USD 5 million (KES 650 million)|parentheses are an aside to some, and less than zero to others; leave them out, and write a minus for less than zero",
        "en|KES 5m million|there is something on both sides of the number, 'KES' and 'million'; the currency stands on one",
        "en|nearly KES 5|'nearly' is no word that is passed over; accepted before an amount are 'about', 'approximately', 'around', 'roughly', 'approx.', 'approx', 'circa', 'c.', 'ca.', 'some', '~', '≈'; where it tells a bound, read the amount without it",
        "en-KE|up to $1.6 billion|'up to' is no word that is passed over; accepted before an amount are 'about', 'approximately', 'around', 'roughly', 'approx.', 'approx', 'circa', 'c.', 'ca.', 'some', '~', '≈'; where it tells a bound, read the amount without it",
        "de|über 5 Mrd. Euro|'über' is no word that is passed over; accepted before an amount are 'rund', 'etwa', 'ungefähr', 'circa', 'ca.', '~', '≈'; where it tells a bound, read the amount without it",
        "de|über € 5 Mrd.|'über' is no word that is passed over; accepted before an amount are 'rund', 'etwa', 'ungefähr', 'circa', 'ca.', '~', '≈'; where it tells a bound, read the amount without it",
        "en-KE|$1.6–1.7bn|a range is no one amount; give its middle and how far it reaches, such as 'USD 1.65 ± 0.05 billion'",
        "en-KE|$1.6bn to $1.7bn|a range is no one amount; give its middle and how far it reaches, such as 'USD 1.65 ± 0.05 billion'",
        "de|5 bis 6 Mio. Euro|a range is no one amount; give its middle and how far it reaches, such as 'USD 1.65 ± 0.05 billion'",
        "en|--5 USD|there is something on both sides of the number, '-' and 'USD'; the currency stands on one"
      })
  void refusesWhatIsNoAmount(String tag, String text, String remedy) {
    refuses(tag, text, "Malformed amount '" + text + "': " + remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "en-KE,approx. $5m,USD 5000000",
    "en-KE,~$5m,USD 5000000",
    "en-KE,≈ KSh 5bn,KES 5000000000",
    "en-KE,US $737 million,USD 737000000",
    "en,HK $5m,HKD 5000000",
    "de-DE,5 Mio. US-$,USD 5000000",
    "de-CH,5 Mia. CHF,CHF 5000000000",
    "de,~5 Mrd. Euro,EUR 5000000000",
    "en,USD 1.65 ± 0.05 billion,USD 1650000000"
  })
  void readsWhatThePressWrites(String tag, String text, String amount) {
    assertThat(Amounts.format(in(tag).parse(text).amount())).isEqualTo(amount);
  }

  @Test
  void refusesEmptyLongAndControlCharacters() {
    refuses(
        "en",
        "",
        "Malformed amount '': there is no number in it; expected is such as 'USD 737 million', 'KSh 208bn' or '51.85 billion Kenyan shillings'");
    refuses(
        "en",
        "US$\u0000 5",
        "Malformed amount 'US$\\u0000 5': 'US$\\u0000' is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'; did you mean 'US$'?");
    refuses(
        "en",
        "KES " + "9".repeat(10_000),
        "Malformed amount 'KES 99999999999999999999999999999999999999999999999999999999…' (10004 characters): accepted are at most 200 characters");
    refuses(
        "en",
        "KES " + "9".repeat(39),
        "Malformed amount 'KES 999999999999999999999999999999999999999': Amount '999999999999999999999999999999999999999' is too long: accepted are at most 38 digits before the decimal point and 100 after it");
    refuses(
        "en",
        "KES 0." + "9".repeat(39),
        "Malformed amount 'KES 0.999999999999999999999999999999999999999': Number '0.999999999999999999999999999999999999999' is too long: accepted are at most 38 digits");
    assertThatNullPointerException().isThrownBy(() -> in("en").parse(null)).withMessage("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-KE", "de", "en", "de-CH"})
  void knowsItsLocale(String tag) {
    assertThat(in(tag).locale()).isEqualTo(Locale.forLanguageTag(tag));
    assertThat(in(tag + "-x-lvariant-POSIX").locale()).isEqualTo(Locale.forLanguageTag(tag));
    assertThat(in(tag)).hasToString("amounts in " + tag);
  }

  @Test
  void refusesALanguageOrCountryThatItDoesNotKnow() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> AmountFormat.of(Locale.FRANCE))
        .withMessage("Unknown language of amounts 'fr': not one of de, en");
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> AmountFormat.of(Locale.ROOT))
        .withMessage("Unknown language of amounts '': not one of de, en");
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> in("en-UK"))
        .withMessage("Unknown economy 'UK': not an ISO 3166-1 alpha-2 code; did you mean 'GB'?");
  }
}
