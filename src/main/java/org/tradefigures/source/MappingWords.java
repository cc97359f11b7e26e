package org.tradefigures.source;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.TradeField;

/** How that is called which a mapping tells, in code or in a JSON file: for what errors advise. */
enum MappingWords {
  TRADE_IN_CODE {
    @Override
    String absence(String text) {
      return absentFigure("absent(" + literal(text) + ", ObservationStatus.MISSING)");
    }
  },

  TRADE_IN_JSON {
    @Override
    String absence(String text) {
      return absentFigure("\"absent\": {" + literal(text) + ": \"missing\"}");
    }

    @Override
    String numbers(char decimal, @Nullable Character thousands) {
      return "\"decimal\": "
          + literal(String.valueOf(decimal))
          + (thousands == null ? "" : ", \"thousands\": " + literal(thousands.toString()));
    }

    @Override
    String separator() {
      return "\"separator\"";
    }

    @Override
    String untold(List<TradeField> fields) {
      return "tell "
          + names(fields, field -> literal(field.key()))
          + " in \"columns\" or \"constants\"";
    }

    @Override
    String toldTwice(TradeField field) {
      return literal(field.key())
          + " is told in both \"columns\" and \"constants\": leave one of them out";
    }

    @Override
    String unit() {
      return "\"unit\"";
    }
  },

  RATES_IN_CODE {
    @Override
    String absence(String text) {
      return "where it says that there is no rate, tell so with absent(" + literal(text) + ")";
    }
  };

  private static String absentFigure(String setting) {
    return "where it says that there is no figure, tell why with " + setting + " or another status";
  }

  /** What to tell of a text that stands for no number. */
  abstract String absence(String text);

  /** What tells the marks of numbers. */
  String numbers(char decimal, @Nullable Character thousands) {
    return "numbers("
        + literal(decimal)
        + ", "
        + (thousands == null ? null : literal(thousands))
        + ")";
  }

  /** What tells what stands between two cells. */
  String separator() {
    return "separator(…)";
  }

  /** What to do where none of some fields is told that every figure has to tell. */
  String untold(List<TradeField> fields) {
    return "tell " + names(fields, TradeField::name) + ", with column or constant";
  }

  /** What is wrong with a field that is told twice. */
  String toldTwice(TradeField field) {
    return "A mapping tells "
        + field.name()
        + " with a column and with a constant: leave one of them out";
  }

  private static String names(List<TradeField> fields, Function<TradeField, String> name) {
    return fields.stream().map(name).collect(Collectors.joining(" or "));
  }

  /** What tells the unit of quantities. */
  String unit() {
    return "quantityUnit";
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String literal(char mark) {
    return mark == '\'' ? "'\\''" : "'" + mark + "'";
  }
}
