package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/**
 * Amounts as people write them in a language and country: reads and prints them. For instance
 *
 * <pre>{@code
 * AmountFormat kenyan = AmountFormat.of(Locale.forLanguageTag("en-KE"));
 * WrittenAmount exports = kenyan.parse("Sh72.96 billion");
 * kenyan.shortForm(exports);                              // KSh 72.96bn
 * kenyan.longForm(exports);                               // 72.96 billion Kenyan shillings
 * kenyan.fullForm(Amounts.of("KES", 72_960_000_000L));    // KES 72,960,000,000
 * }</pre>
 *
 * <p>The country decides what a sign such as {@code $}, {@code ¥}, {@code Sh}, {@code Rs} or {@code
 * kr} stands for. Without a country such a sign is refused, and codes and words are printed instead
 * of signs and abbreviations, as these are not the same everywhere. What each language and country
 * writes is told by the tables in {@code data/money}. Immutable.
 */
public final class AmountFormat {

  private static final int DECIMALS = 3;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final AmountFormat ENGLISH = new AmountFormat(Locale.ENGLISH);

  private final Locale locale;

  private AmountFormat(Locale locale) {
    this.locale = locale;
  }

  /**
   * The way of writing in a language and, where the locale names one, a country.
   *
   * @param locale English or German, such as {@code en-KE}; only language and country matter
   * @return the format
   * @throws UnknownCodeException if there is no such language here, or no such country
   */
  public static AmountFormat of(Locale locale) {
    List<String> languages = NumberStyle.languages();
    String language = locale.getLanguage();
    if (!languages.contains(language)) {
      throw UnknownCodeException.among("language of amounts", language, languages);
    }
    if (!locale.getCountry().isEmpty()) {
      Economy.ofAlpha2(locale.getCountry());
    }
    return new AmountFormat(
        new Locale.Builder().setLanguage(language).setRegion(locale.getCountry()).build());
  }

  /**
   * English without a country.
   *
   * @return the format, which writes {@code USD 737 million}
   */
  public static AmountFormat english() {
    return ENGLISH;
  }

  /**
   * Language and country.
   *
   * @return the locale
   */
  public Locale locale() {
    return locale;
  }

  /**
   * Reads an amount and how precise it was written. The currency, as code, sign or name, stands
   * before or after the number; a word or abbreviation may scale the number ({@code million},
   * {@code bn}, {@code crore}, {@code Mrd.}); a word such as {@code about} is passed over, because
   * the digits tell the precision. {@code ±} with a second number tells it outright.
   *
   * @param text such as {@code $737M}, {@code Ksh.208 billion} or {@code €1,2 Mrd.}
   * @return the amount
   * @throws AmbiguousCurrencyException if the sign stands for several currencies and the country
   *     does not decide
   * @throws TradeParseException if the text is no amount
   */
  public WrittenAmount parse(CharSequence text) {
    return AmountParser.parse(Objects.requireNonNull(text, "text").toString(), locale);
  }

  /**
   * Sign or code and short number, such as {@code $737m} in Kenya, {@code 1,2 Mrd. €} in Germany,
   * and {@code USD 737 million} without a country.
   *
   * @param amount the amount
   * @return with at most three decimals; it starts with {@code about} where digits had to be
   *     dropped
   */
  public String shortForm(MonetaryAmount amount) {
    BigDecimal number = Amounts.number(amount);
    Writer writer = new Writer(amount.getCurrency(), false);
    return writer.rounded(number);
  }

  /**
   * Sign or code and the digits that were written, such as {@code $737m} in Kenya, and {@code USD
   * 737 million} without a country.
   *
   * @param amount the amount
   * @return what {@link #parse} reads back, with ± where the last digit does not tell the precision
   */
  public String shortForm(WrittenAmount amount) {
    return new Writer(amount.amount().getCurrency(), false).written(amount);
  }

  /**
   * A number in the largest scale that leaves a whole part.
   *
   * @param number the number
   * @return such as {@code 737 million}, with at most three decimals; it starts with {@code about}
   *     where digits had to be dropped
   */
  public String shortForm(BigDecimal number) {
    return new Writer(null, false).rounded(number);
  }

  /**
   * Short number and the name of the currency.
   *
   * @param amount the amount
   * @return such as {@code 51.85 billion Kenyan shillings}, with at most three decimals; it starts
   *     with {@code about} where digits had to be dropped
   */
  public String longForm(MonetaryAmount amount) {
    return new Writer(amount.getCurrency(), true).rounded(Amounts.number(amount));
  }

  /**
   * The digits that were written and the name of the currency.
   *
   * @param amount the amount
   * @return what {@link #parse} reads back, such as {@code 51.85 billion Kenyan shillings}
   */
  public String longForm(WrittenAmount amount) {
    return new Writer(amount.amount().getCurrency(), true).written(amount);
  }

  /**
   * Currency code and number with all its digits in groups.
   *
   * @param amount the amount
   * @return such as {@code KES 99,364,170,176.87}
   */
  public String fullForm(MonetaryAmount amount) {
    Writer writer = new Writer(amount.getCurrency(), false);
    return writer.withCode(writer.style.format(Amounts.number(amount)));
  }

  /**
   * A number with all its digits in groups.
   *
   * @param number the number
   * @return such as {@code 99,364,170,176.87}
   */
  public String fullForm(BigDecimal number) {
    return new Writer(null, false).style.format(number);
  }

  /** For instance {@code amounts in en-KE}. */
  @Override
  public String toString() {
    return "amounts in " + locale.toLanguageTag();
  }

  /** Writes numbers of one currency in one form. */
  private final class Writer {

    private final @Nullable String code;
    private final boolean inWords;
    private final NumberStyle style;
    private final List<NumberScale> scales;

    Writer(@Nullable CurrencyUnit currency, boolean longForm) {
      code = currency == null ? null : currency.getCurrencyCode();
      inWords = longForm;
      style = NumberStyle.of(locale.getLanguage(), locale.getCountry(), code);
      scales = NumberScale.printed(locale.getLanguage(), locale.getCountry(), code);
    }

    String rounded(BigDecimal number) {
      int scale = scale(number);
      BigDecimal shown = round(number, scale);
      if (scale + 1 < scales.size() && reaches(shown, scales.get(scale + 1))) {
        scale++;
        shown = round(number, scale);
      }
      BigDecimal digits = plain(shown.scaleByPowerOfTen(-scales.get(scale).power()));
      String text = withCurrency(style.format(digits), scales.get(scale));
      return shown.compareTo(number) == 0 ? text : style.about() + " " + text;
    }

    /** In a scale whose whole numbers are not more precise than what was written. */
    String written(WrittenAmount amount) {
      BigDecimal number = Amounts.number(amount.amount());
      BigDecimal width = amount.halfWidth().multiply(TWO).stripTrailingZeros();
      int last = -width.scale();
      List<NumberScale> fitting = scales.stream().filter(s -> s.power() >= last).toList();
      boolean isLastDigit = width.unscaledValue().equals(BigInteger.ONE);
      if (isLastDigit && !fitting.isEmpty() && isMultiple(number, last)) {
        NumberScale scale =
            fitting.stream()
                .filter(s -> s.power() - last <= DECIMALS && reaches(number, s))
                .reduce(fitting.get(0), (smaller, larger) -> larger);
        BigDecimal digits = number.scaleByPowerOfTen(-scale.power()).setScale(scale.power() - last);
        return withCurrency(style.format(digits), scale);
      }
      NumberScale shared = scales.get(scale(number.abs().max(amount.halfWidth())));
      return withCurrency(
          style.format(plain(number.scaleByPowerOfTen(-shared.power())))
              + " ± "
              + style.format(plain(amount.halfWidth().scaleByPowerOfTen(-shared.power()))),
          shared);
    }

    /** The largest scale that leaves a whole part. */
    private int scale(BigDecimal number) {
      int scale = scales.size() - 1;
      while (scale > 0 && !reaches(number, scales.get(scale))) {
        scale--;
      }
      return scale;
    }

    private boolean reaches(BigDecimal number, NumberScale scale) {
      return number.abs().compareTo(scale.unit()) >= 0;
    }

    private BigDecimal round(BigDecimal number, int scale) {
      return number.setScale(DECIMALS - scales.get(scale).power(), RoundingMode.HALF_EVEN);
    }

    private boolean isMultiple(BigDecimal number, int power) {
      return number.signum() == 0 || number.stripTrailingZeros().scale() <= -power;
    }

    private BigDecimal plain(BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private String withCurrency(String digits, NumberScale scale) {
      boolean isOne = digits.equals("1") || digits.equals("-1");
      boolean abbreviates = !inWords && !locale.getCountry().isEmpty();
      String number = abbreviates ? scale.inShort(digits) : scale.inWords(digits, isOne);
      if (code == null) {
        return number;
      }
      if (inWords) {
        CurrencyTexts.Name name = CurrencyTexts.bundled().name(code, locale.getLanguage());
        boolean single = isOne && scale.power() == 0;
        return name == null
            ? withCode(number)
            : number + " " + (single ? name.one() : name.other());
      }
      Optional<String> sign =
          abbreviates
              ? CurrencyTexts.bundled().sign(code, locale.getLanguage(), locale.getCountry())
              : Optional.empty();
      return sign.map(s -> withSign(number, s)).orElseGet(() -> withCode(number));
    }

    private String withSign(String number, String sign) {
      if (!style.currencyFirst()) {
        return number + " " + sign;
      }
      boolean negative = number.startsWith("-");
      String gap = Character.isLetter(sign.charAt(sign.length() - 1)) ? " " : "";
      return (negative ? "-" : "") + sign + gap + (negative ? number.substring(1) : number);
    }

    String withCode(String number) {
      return style.currencyFirst() ? code + " " + number : number + " " + code;
    }
  }
}
