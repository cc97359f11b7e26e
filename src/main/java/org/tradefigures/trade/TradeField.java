package org.tradefigures.trade;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.tradefigures.reference.UnknownCodeException;

/**
 * The fields of a {@link TradeFlow}, one list for every form it takes: the names here are those of
 * {@code toString}, of the columns of tables and CSV files and of the members of JSON objects.
 */
public enum TradeField {
  /** The time, as SDMX writes it: {@code 2024}, {@code 2024-Q1}, {@code 2024-03}. */
  PERIOD(true),
  /** Whose trade it is; where it is not told, the economy that reports. */
  ECONOMY(true),
  /** With whom. */
  PARTNER(true),
  /** Whose office published the figure: an economy, {@code reconciled} or {@code unknown}. */
  REPORTER(false),
  /** Which way, seen from the economy: a UN Comtrade flow code. */
  DIRECTION(true),
  /** Classification and code, such as {@code H6:0902} or {@code HS:TOTAL}. */
  COMMODITY(true),
  /** {@code fob}, {@code fas}, {@code customs-value}, {@code cif} or {@code unknown}. */
  VALUATION(false),
  /** ISO 4217 code of the value's currency. */
  CURRENCY(true),
  /** The value, an exact decimal number; empty exactly where the status says why. */
  VALUE(false),
  /**
   * {@code normal}, {@code estimated}, {@code provisional}, {@code missing}, {@code suppressed},
   * {@code not-yet-reported}.
   */
  STATUS(false),
  /** Net weight in kilograms. */
  NET_WEIGHT_KG(false),
  /** Number and unit, such as {@code 12.5 kg}. */
  QUANTITY(false),
  /** The second partner; the world where it is not told. */
  SECOND_PARTNER(false),
  /** Customs procedure code; {@code C00}, all, where it is not told. */
  CUSTOMS(false),
  /** Mode of transport; {@code 0}, all, where it is not told. */
  TRANSPORT(false),
  /** Short name of the publication. */
  SOURCE(true),
  /** Page, file or table. */
  PAGE(false),
  /** Day of publication, or month or year where no more is known. */
  PUBLISHED(false),
  /** Day of retrieval. */
  RETRIEVED(false),
  /** State of a figure that is revised. */
  VINTAGE(false),
  /** Terms of use. */
  LICENCE(false),
  /** The figure as its source prints it. */
  AS_PRINTED(false),
  /** What a reader has to know besides. */
  NOTE(false);

  /**
   * What makes a flow another one: everything but its figures and what else is told of where they
   * come from. Of two figures that agree in all of these at most one can be right.
   */
  public static final Set<TradeField> IDENTITY =
      Collections.unmodifiableSet(
          EnumSet.of(
              PERIOD,
              ECONOMY,
              PARTNER,
              REPORTER,
              DIRECTION,
              COMMODITY,
              VALUATION,
              CURRENCY,
              SECOND_PARTNER,
              CUSTOMS,
              TRANSPORT,
              SOURCE,
              PUBLISHED,
              VINTAGE));

  /** What tells where a figure comes from. */
  public static final Set<TradeField> PROVENANCE =
      Collections.unmodifiableSet(EnumSet.range(SOURCE, NOTE));

  private final String key = name().toLowerCase(Locale.ROOT);
  private final boolean required;

  TradeField(boolean required) {
    this.required = required;
  }

  /**
   * The field of a name.
   *
   * @param key such as {@code net_weight_kg}
   * @return the field
   * @throws UnknownCodeException if there is none
   */
  public static TradeField of(String key) {
    return find(key, EnumSet.allOf(TradeField.class));
  }

  static TradeField ofProvenance(String key) {
    return find(key, PROVENANCE);
  }

  /**
   * The name in small letters.
   *
   * @return such as {@code net_weight_kg}
   */
  public String key() {
    return key;
  }

  /**
   * Whether every figure has to tell it.
   *
   * @return false where it may be left out
   */
  public boolean isRequired() {
    return required;
  }

  private static TradeField find(String key, Set<TradeField> among) {
    Objects.requireNonNull(key, "key");
    return among.stream()
        .filter(f -> f.key.equals(key))
        .findFirst()
        .orElseThrow(
            () -> {
              var keys = among.stream().map(TradeField::key).toList();
              return UnknownCodeException.among("field", key, keys);
            });
  }
}
