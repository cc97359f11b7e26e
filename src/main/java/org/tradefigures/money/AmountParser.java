package org.tradefigures.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/**
 * Reads one amount: a currency and a sign in any order, a number with its scale, maybe ± and
 * another one, and a currency, if there was none before.
 */
final class AmountParser {

  private static final int LONGEST = 200;
  private static final String MINUS = "-−–";
  private static final String EXPECTED =
      "expected is such as 'USD 737 million', 'KSh 208bn' or '51.85 billion Kenyan shillings'";
  private static final Pattern RANGE = Pattern.compile("(?:[-−–—]|(?:to|bis)\\b).*\\d.*");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** A number as it was written, and the power of ten of the word after it. */
  private record Scaled(BigDecimal digits, int power) {

    BigDecimal value() {
      return digits.scaleByPowerOfTen(power);
    }

    /** No number tells half of the last digit that a number can have: it is taken for exact. */
    BigDecimal halfOfLastDigit() {
      BigDecimal half = HALF.scaleByPowerOfTen(power - digits.scale());
      return half.scale() > Decimals.MOST_DIGITS ? BigDecimal.ZERO : half;
    }

    Scaled orScaledAs(Scaled other) {
      return power == 0 ? new Scaled(digits, other.power) : this;
    }
  }

  private final String whole;
  private final Locale locale;
  private final NumberStyle style;

  /** What is still to be read. */
  private String rest;

  private AmountParser(String whole, Locale locale) {
    this.whole = whole;
    this.locale = locale;
    this.style = NumberStyle.of(locale.getLanguage(), locale.getCountry(), null);
    // the blanks that keep a number together on its line
    this.rest = whole.replace('\u00A0', ' ').replace('\u202F', ' ').replace('\u2009', ' ').strip();
  }

  static WrittenAmount parse(String text, Locale locale) {
    if (text.length() > LONGEST) {
      throw new TradeParseException(
          "Malformed amount", text, "accepted are at most " + LONGEST + " characters");
    }
    return new AmountParser(text, locale).parse();
  }

  private WrittenAmount parse() {
    String before = upToNumber();
    boolean negative = isMinusAt(before, 0) || isMinusAt(before, before.length() - 1);
    if (negative) {
      int first = isMinusAt(before, 0) ? 1 : 0;
      before = before.substring(first, before.length() - 1 + first).strip();
    }
    Scaled number = number();
    BigDecimal halfWidth = null;
    if (rest.startsWith("±")) {
      rest = rest.substring(1).strip();
      Scaled width = number();
      number = number.orScaledAs(width);
      halfWidth = width.value();
    }
    if (RANGE.matcher(rest).matches()) {
      throw malformed(
          "a range is no one amount; give its middle and how far it reaches, such as 'USD 1.65 ± 0.05 billion'",
          null);
    }
    CurrencyUnit currency = currency(before, rest);
    BigDecimal value = negative ? number.value().negate() : number.value();
    try {
      return new WrittenAmount(
          Amounts.of(currency, value), halfWidth == null ? number.halfOfLastDigit() : halfWidth);
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isMinusAt(String text, int at) {
    return at >= 0 && at < text.length() && MINUS.indexOf(text.charAt(at)) >= 0;
  }

  /** Takes what stands before the number, without a word such as "about". */
  private String upToNumber() {
    int first = 0;
    while (first < rest.length() && !NumberStyle.isDigit(rest.charAt(first))) {
      first++;
    }
    if (first == rest.length()) {
      throw malformed("there is no number in it; " + EXPECTED, null);
    }
    String before = rest.substring(0, first).strip();
    rest = rest.substring(first);
    return style.withoutAbout(before);
  }

  /** Takes digits with what stands between them, and the scale after them. */
  private Scaled number() {
    int end = 0;
    while (end < rest.length()
        && (NumberStyle.isDigit(rest.charAt(end)) || isBetweenDigits(rest, end))) {
      end++;
    }
    String run = rest.substring(0, end);
    Optional<BigDecimal> digits = style.parse(run);
    if (digits.isEmpty()) {
      throw malformed(
          Messages.quote(run)
              + " is no number in "
              + locale.toLanguageTag()
              + "; accepted are numbers such as "
              + style.examples(),
          null);
    }
    rest = rest.substring(end).strip();
    Optional<NumberScale.Found> scale = NumberScale.find(locale.getLanguage(), rest);
    rest = rest.substring(scale.map(NumberScale.Found::length).orElse(0)).strip();
    return new Scaled(digits.get(), scale.map(NumberScale.Found::power).orElse(0));
  }

  private static boolean isBetweenDigits(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && NumberStyle.isDigit(text.charAt(at + 1))
        && NumberStyle.isSeparator(text.charAt(at));
  }

  private CurrencyUnit currency(String before, String after) {
    CurrencyTexts texts = CurrencyTexts.bundled();
    String text = before.isEmpty() ? after : before;
    Optional<String> meant = texts.find(text, locale.getLanguage(), locale.getCountry());
    boolean isOneSided = before.isEmpty() || after.isEmpty();
    if (isOneSided && meant.isPresent()) {
      return Currencies.of(meant.get());
    }
    // names of currencies may have parentheses
    if (whole.indexOf('(') >= 0 || whole.indexOf(')') >= 0) {
      throw malformed(
          "parentheses are an aside to some, and less than zero to others; leave them out, and write a minus for less than zero",
          null);
    }
    if (!isOneSided) {
      checkScale(after);
      if (Character.isLetter(before.charAt(0)) && isKnown(after) && !isKnown(before)) {
        throw noWord(before);
      }
      throw malformed(
          "there is something on both sides of the number, "
              + Messages.quote(before)
              + " and "
              + Messages.quote(after)
              + "; the currency stands on one",
          null);
    }
    if (text.isEmpty()) {
      throw malformed("there is no currency in it; " + EXPECTED, null);
    }
    if (!before.isEmpty()) {
      requireNoWordBefore(before);
    }
    List<String> candidates = texts.candidates(text);
    if (!candidates.isEmpty()) {
      throw new AmbiguousCurrencyException(
          whole, text, candidates.stream().map(Currencies::of).toList(), locale.getCountry());
    }
    try {
      return Currencies.of(text);
    } catch (UnknownCodeException e) {
      checkScale(after);
      List<String> near = e.suggestions().isEmpty() ? texts.nearest(text) : e.suggestions();
      throw malformed(
          Messages.quote(text)
              + " is no currency; accepted are ISO 4217 codes, signs and names such as 'KES', 'KSh' and 'Kenyan shillings'"
              + (near.isEmpty()
                  ? ""
                  : "; did you mean " + Messages.quoteAll(near).replace("', '", "' or '") + "?"),
          e);
    }
  }

  /** Refuses what is said before a currency that is known without it. */
  private void requireNoWordBefore(String text) {
    for (int gap = text.indexOf(' '); gap > 0; gap = text.indexOf(' ', gap + 1)) {
      String currency = text.substring(gap + 1).strip();
      if (isKnown(currency)) {
        throw noWord(text.substring(0, gap).strip());
      }
    }
  }

  private TradeParseException noWord(String words) {
    return malformed(
        Messages.quote(words)
            + " is no word that is passed over; accepted before an amount are "
            + Messages.quoteAll(style.abouts())
            + "; where it tells a bound, read the amount without it",
        null);
  }

  private boolean isKnown(String currency) {
    CurrencyTexts texts = CurrencyTexts.bundled();
    return Currencies.find(currency).isPresent()
        || texts.find(currency, locale.getLanguage(), locale.getCountry()).isPresent()
        || !texts.candidates(currency).isEmpty();
  }

  /** A word of another language may stand for another number in this one. */
  private void checkScale(String after) {
    NumberScale.findInOthers(locale.getLanguage(), after)
        .ifPresent(
            found -> {
              throw malformed(
                  Messages.quote(after.substring(0, found.length()))
                      + " is no word for a number in "
                      + locale.toLanguageTag()
                      + "; name the language that the amount is written in",
                  null);
            });
  }

  private TradeParseException malformed(String remedy, @Nullable Exception cause) {
    return new TradeParseException("Malformed amount", whole, remedy, null, cause);
  }
}
