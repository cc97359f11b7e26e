package org.tradefigures.table;

import java.util.Arrays;
import java.util.Objects;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.columns.AbstractColumnParser;
import tech.tablesaw.columns.AbstractColumnType;
import tech.tablesaw.io.ReadOptions;

/**
 * The Tablesaw column type {@code MONEY}, to be named where Tablesaw asks for types, as when it
 * reads a file: it never guesses this one.
 */
public final class MoneyColumnType extends AbstractColumnType {

  /** An unscaled number of 128 bits, its scale and the code of its currency. */
  static final int BYTES = Long.BYTES * 2 + Byte.BYTES + Character.BYTES;

  private static final MoneyColumnType INSTANCE = new MoneyColumnType();

  private MoneyColumnType() {
    super(BYTES, "MONEY", "Money");
  }

  /**
   * The type; there is one.
   *
   * @return the column type of every {@link MoneyColumn}
   */
  public static MoneyColumnType instance() {
    return INSTANCE;
  }

  @Override
  public MoneyColumn create(String name) {
    return MoneyColumn.create(name);
  }

  @Override
  public AbstractColumnParser<MonetaryAmount> customParser(ReadOptions options) {
    Parser parser = new Parser();
    String[] missing = options.missingValueIndicators();
    if (missing.length > 0) {
      parser.missing(missing);
    }
    return parser;
  }

  /** Reads what a column of money writes. */
  static final class Parser extends AbstractColumnParser<MonetaryAmount> {

    Parser() {
      super(instance());
    }

    private void missing(String[] indicators) {
      missingValueStrings = Arrays.asList(indicators);
    }

    @Override
    public boolean canParse(String text) {
      try {
        cell(text);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    @Override
    public @Nullable MonetaryAmount parse(String text) {
      MoneyText cell = cell(text);
      return cell.amount() == null
          ? null
          : MoneyColumn.amount(Objects.requireNonNull(cell.currency()), cell.amount());
    }

    MoneyText cell(@Nullable String text) {
      return text == null || isMissing(text)
          ? new MoneyText(null, null, ObservationStatus.MISSING)
          : MoneyText.parse(text);
    }
  }
}
