package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.AmountFormat;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.ConvertedAmount;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;

/**
 * One value of an indicator, with what it was worked out from. It prints in one line, and {@link
 * #explain()} tells the rest.
 *
 * @param indicator which indicator
 * @param key the values of the dimensions it stands for, in their order
 * @param value the value, exact or to 34 digits; absent exactly where a reason is told
 * @param currency the currency of a value that is money
 * @param undefined why there is no value
 * @param inputs the figures that went in
 * @param notes what a reader has to know of it, such as that exports are valued FOB and imports CIF
 * @param unconverted the value in the currency of the figures, where it was converted to another
 */
public record IndicatorValue(
    Indicator indicator,
    Map<Dimension<?>, Object> key,
    @Nullable BigDecimal value,
    @Nullable CurrencyUnit currency,
    @Nullable Undefined undefined,
    List<Input> inputs,
    List<String> notes,
    @Nullable MonetaryAmount unconverted) {

  private static final int SHOWN_DECIMALS = 6;
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z]\\w*");

  /** Checks that there is either a value or a reason. */
  public IndicatorValue {
    Objects.requireNonNull(indicator, "indicator");
    if ((value == null) == (undefined == null)) {
      throw new IllegalArgumentException(
          "A value of "
              + indicator.name()
              + " needs either a number or a reason why there is none");
    }
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
  }

  static IndicatorValue of(
      Indicator indicator,
      Map<Dimension<?>, Object> key,
      BigDecimal value,
      @Nullable CurrencyUnit currency,
      List<Input> inputs,
      List<String> notes) {
    return new IndicatorValue(indicator, key, value, currency, null, inputs, notes, null);
  }

  static IndicatorValue undefined(
      Indicator indicator,
      Map<Dimension<?>, Object> key,
      @Nullable Undefined why,
      List<Input> inputs,
      List<String> notes) {
    return new IndicatorValue(
        indicator,
        key,
        null,
        null,
        Objects.requireNonNullElse(why, Undefined.MISSING_INPUT),
        inputs,
        notes,
        null);
  }

  IndicatorValue withNotes(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new IndicatorValue(indicator, key, value, currency, undefined, inputs, all, unconverted);
  }

  /**
   * Whether there is a value.
   *
   * @return false where {@link #undefined()} says why not
   */
  public boolean isDefined() {
    return value != null;
  }

  /**
   * The value as money.
   *
   * @return the exact amount
   * @throws IllegalStateException if it is undefined, or no money
   */
  public MonetaryAmount amount() {
    if (value == null || currency == null) {
      throw new IllegalStateException(
          value == null
              ? "No amount: "
                  + indicator.name()
                  + " "
                  + keyText()
                  + " is undefined, because "
                  + undefined
              : "No amount: " + indicator.name() + " is a number without currency; ask value()");
    }
    return Currencies.amount(value, currency);
  }

  /**
   * The period it stands for.
   *
   * @return the period, empty where figures were added up over periods
   */
  public Optional<Period> period() {
    return Optional.ofNullable((Period) key.get(Dimension.PERIOD));
  }

  /**
   * A copy whose value is in another currency, at the rate of its period. The inputs stay as they
   * were reported.
   *
   * @param conversion to which currency, by which rates
   * @return the copy, which explains the conversion; an undefined value stays undefined
   * @throws IllegalStateException if it is no money or has no period
   * @throws javax.money.convert.CurrencyConversionException if there is no rate
   */
  public IndicatorValue convert(Conversion conversion) {
    if (value == null) {
      return this;
    }
    MonetaryAmount original = amount();
    Period when =
        period()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No period to convert "
                            + indicator.name()
                            + " at: keep PERIOD apart with by(PERIOD, …), or ask for one period with in(…)"));
    ConvertedAmount converted = conversion.convert(original, when);
    List<String> more = new ArrayList<>(notes);
    more.add(converted.explain());
    return new IndicatorValue(
        indicator,
        key,
        converted.result().getNumber().numberValueExact(BigDecimal.class),
        converted.result().getCurrency(),
        null,
        inputs,
        more,
        unconverted == null ? original : unconverted);
  }

  /**
   * Formula, numbers put in, where each comes from and what has to be known besides.
   *
   * @return several lines
   */
  public String explain() {
    StringBuilder text = new StringBuilder(indicator.name());
    text.append(key.isEmpty() ? "" : ", " + keyText());
    text.append("\n  ").append(indicator.formula());
    String numbersPutIn = numbersPutIn();
    if (!numbersPutIn.equals(indicator.formula())) {
      text.append("\n  = ").append(numbersPutIn);
    }
    if (unconverted != null) {
      text.append("\n  = ").append(AmountFormat.english().fullForm(unconverted));
    }
    text.append("\n  = ").append(exact());
    inputs.forEach(input -> text.append('\n').append(input.explain()));
    notes.forEach(note -> text.append("\n  note: ").append(note.replace("\n", "\n    ")));
    return text.toString();
  }

  /**
   * The value in short with its inputs: {@code 2024 USD -34 million (exports 737 million, imports
   * 771 million)}.
   */
  @Override
  public String toString() {
    String from = inputs.stream().map(this::inShort).collect(Collectors.joining(", "));
    return (key.isEmpty() ? "" : keyText() + "  ") + inShort() + "  (" + from + ")";
  }

  private String inShort() {
    if (value == null) {
      return "undefined: " + undefined;
    }
    return currency == null ? rounded(value) : AmountFormat.english().shortForm(amount());
  }

  /** An input in short; its currency is told where the value's own does not tell it. */
  private String inShort(Input input) {
    CurrencyUnit of = input.currency();
    String code = of == null || of.equals(currency) ? "" : of.getCurrencyCode() + " ";
    return input.name() + " " + code + input.inShort();
  }

  private String exact() {
    if (value == null) {
      return "undefined, because " + undefined;
    }
    return currency == null
        ? AmountFormat.english().fullForm(value)
        : AmountFormat.english().fullForm(amount());
  }

  /** The formula with the values of the inputs in the place of their names. */
  private String numbersPutIn() {
    Map<String, String> values =
        inputs.stream().collect(Collectors.toMap(Input::name, Input::inFull));
    return NAME.matcher(indicator.formula())
        .replaceAll(
            name -> Matcher.quoteReplacement(values.getOrDefault(name.group(), name.group())));
  }

  private String keyText() {
    return key.values().stream().map(Object::toString).collect(Collectors.joining("  "));
  }

  private static String rounded(BigDecimal number) {
    BigDecimal short6 =
        number.scale() > SHOWN_DECIMALS
            ? number.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN)
            : number;
    return short6.toPlainString();
  }
}
