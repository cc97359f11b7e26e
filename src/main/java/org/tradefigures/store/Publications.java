package org.tradefigures.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeField;

/** Provenance from the columns of a database. */
final class Publications {

  private Publications() {}

  /** What the given fields tell, and what is the same in all rows. */
  static Provenance of(Catalogue known, Map<TradeField, String> told) {
    String published = get(known, told, TradeField.PUBLISHED);
    String retrieved = get(known, told, TradeField.RETRIEVED);
    return new Provenance(
        Objects.requireNonNull(get(known, told, TradeField.SOURCE), "source"),
        get(known, told, TradeField.PAGE),
        published == null ? null : Period.parse(published),
        retrieved == null ? null : LocalDate.parse(retrieved),
        get(known, told, TradeField.VINTAGE),
        get(known, told, TradeField.LICENCE),
        get(known, told, TradeField.AS_PRINTED),
        get(known, told, TradeField.NOTE));
  }

  private static @Nullable String get(
      Catalogue known, Map<TradeField, String> told, TradeField field) {
    String text = told.get(field);
    return text == null ? known.constantProvenance(field) : text;
  }
}
