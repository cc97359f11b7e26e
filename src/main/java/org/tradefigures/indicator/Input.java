package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.AmountFormat;
import org.tradefigures.reference.Currencies;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Valuation;

/**
 * A figure that went into an indicator, or the reason why it could not.
 *
 * @param name its role in the formula, such as {@code exports}
 * @param value the exact value; absent exactly where a reason is told
 * @param currency the currency of the value, where it is known
 * @param undefined why there is no value
 * @param valuation how it was valued, where there is a figure
 * @param provenance the publications it rests on; empty for a zero that complete coverage stands
 *     for
 * @param note what a reader has to know of it besides, such as {@code 3 figures missing}
 */
public record Input(
    String name,
    @Nullable BigDecimal value,
    @Nullable CurrencyUnit currency,
    @Nullable Undefined undefined,
    @Nullable Valuation valuation,
    List<Provenance> provenance,
    @Nullable String note) {

  /** Checks that there is either a value or a reason. */
  public Input {
    Objects.requireNonNull(name, "name");
    provenance = List.copyOf(provenance);
    if ((value == null) == (undefined == null)) {
      throw new IllegalArgumentException(
          "Input " + name + " needs either a value or a reason why there is none");
    }
  }

  static Input of(
      String name,
      BigDecimal value,
      CurrencyUnit currency,
      Valuation valuation,
      List<Provenance> provenance) {
    return new Input(name, value, currency, null, valuation, provenance, null);
  }

  static Input zero(String name, String why) {
    return new Input(name, BigDecimal.ZERO, null, null, null, List.of(), why);
  }

  static Input undefined(String name, Undefined why, List<Provenance> provenance, String note) {
    return new Input(name, null, null, why, null, provenance, note);
  }

  Input withValue(BigDecimal newValue, Valuation newValuation, String newNote) {
    return new Input(name, newValue, currency, null, newValuation, provenance, newNote);
  }

  Input withNote(String newNote) {
    return new Input(name, value, currency, undefined, valuation, provenance, newNote);
  }

  /**
   * The value as money.
   *
   * @return empty where there is no value, or a zero whose currency no figure tells
   */
  public Optional<MonetaryAmount> amount() {
    return value == null || currency == null
        ? Optional.empty()
        : Optional.of(Currencies.amount(value, currency));
  }

  /** Whether it is zero because there are no figures. */
  boolean isZeroOfNoFigure() {
    return value != null && value.signum() == 0 && currency == null && provenance.isEmpty();
  }

  /** The value in short. */
  String inShort() {
    return value == null ? "not known" : AmountFormat.english().shortForm(value);
  }

  /** The value with all its digits. */
  String inFull() {
    return value == null ? "not known" : AmountFormat.english().fullForm(value);
  }

  /** Lines that say what it is and where it comes from. */
  String explain() {
    StringBuilder text = new StringBuilder("  ").append(name).append(" = ");
    text.append(currency == null ? "" : currency.getCurrencyCode() + " ").append(inFull());
    if (undefined != null) {
      text.append(": ").append(undefined);
    }
    if (valuation != null) {
      text.append(", valuation ").append(valuation);
    }
    if (note != null) {
      text.append(" (").append(note).append(')');
    }
    for (Provenance source : provenance) {
      text.append("\n    from ").append(source.describe());
    }
    return text.toString();
  }
}
