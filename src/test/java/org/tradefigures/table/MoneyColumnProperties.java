package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/** A column against the plain list of its cells. */
class MoneyColumnProperties {

  /** An amount, or why there is none. */
  private record Cell(
      @Nullable CurrencyUnit currency,
      @Nullable BigDecimal amount,
      @Nullable ObservationStatus absence) {}

  private static final List<ObservationStatus> ABSENCES =
      List.of(
          ObservationStatus.MISSING,
          ObservationStatus.SUPPRESSED,
          ObservationStatus.NOT_YET_REPORTED);

  private static final Comparator<Cell> ORDER =
      Comparator.comparing((Cell c) -> c.currency() == null ? "" : c.currency().getCurrencyCode())
          .thenComparing(Cell::absence, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Cell::amount, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Provide
  Arbitrary<List<Cell>> cells() {
    return Arbitraries.of("USD", "KES", "JPY")
        .map(Monetary::getCurrency)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(currencies -> cell(currencies).list().ofMaxSize(20));
  }

  private static Arbitrary<Cell> cell(List<CurrencyUnit> currencies) {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.oneOf(
                Arbitraries.integers().between(-2, 2).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals()
                    .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                    .ofScale(3))
            .map(Decimals::normal);
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(currencies), amounts)
            .as((currency, amount) -> new Cell(currency, amount, null)),
        Combinators.combine(Arbitraries.of(currencies).injectNull(0.2), Arbitraries.of(ABSENCES))
            .as((currency, absence) -> new Cell(currency, null, absence)));
  }

  private static MoneyColumn column(List<Cell> cells) {
    MoneyColumn column = MoneyColumn.create("value");
    for (Cell cell : cells) {
      if (cell.amount() != null) {
        column.append(MoneyColumn.amount(cell.currency(), cell.amount()));
      } else {
        column.appendAbsent(cell.currency(), cell.absence());
      }
    }
    return column;
  }

  private static List<Cell> cells(MoneyColumn column) {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      var amount = column.get(row);
      cells.add(
          new Cell(
              column.currency(row).orElse(null),
              amount == null ? null : MoneyColumn.number(amount),
              column.absence(row).orElse(null)));
    }
    return cells;
  }

  @Property
  void givesBackItsCells(@ForAll("cells") List<Cell> cells) {
    MoneyColumn column = column(cells);

    assertThat(cells(column)).isEqualTo(cells);
    assertThat(cells(column.copy())).isEqualTo(cells);
    assertThat(cells(column.emptyCopy().append(column))).isEqualTo(cells);
    assertThat(column.countMissing())
        .isEqualTo(cells.stream().filter(cell -> cell.amount() == null).count());
  }

  @Property
  void takesANumberAndThePlaceOfItsPoint(@ForAll("cells") List<Cell> cells) {
    MoneyColumn column = MoneyColumn.create("value");
    for (Cell cell : cells) {
      BigDecimal amount = cell.amount();
      if (amount == null) {
        column.appendAbsent(cell.currency(), cell.absence());
      } else if (amount.unscaledValue().bitLength() < Long.SIZE) {
        column.append(amount.unscaledValue().longValue(), amount.scale(), cell.currency());
      } else {
        column.append(amount, cell.currency());
      }
    }
    assertThat(cells(column)).isEqualTo(cells);
  }

  @Property
  void readsWhatItWrites(@ForAll("cells") List<Cell> cells) {
    MoneyColumn column = column(cells);
    MoneyColumn printed = column.emptyCopy();
    MoneyColumn plain = MoneyColumn.create("value");
    for (int row = 0; row < column.size(); row++) {
      printed.appendCell(column.getString(row));
      plain.appendCell(column.getUnformattedString(row));
    }

    CurrencyUnit only = column.isSingleCurrency() ? column.currencies().first() : null;
    assertThat(cells(plain)).isEqualTo(cells);
    assertThat(cells(printed))
        .isEqualTo(
            cells.stream()
                .map(
                    c ->
                        new Cell(
                            c.currency() == null ? only : c.currency(), c.amount(), c.absence()))
                .toList());
  }

  @Property
  void sumsAreThoseOfTheCells(@ForAll("cells") List<Cell> cells, @ForAll Random random) {
    MoneyColumn column = column(cells);
    List<Cell> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, random);

    assertThat(column.sums()).isEqualTo(column(shuffled).sums());
    column
        .sums()
        .forEach(
            (currency, sum) -> {
              List<Cell> own =
                  cells.stream()
                      .filter(c -> c.currency() == null || c.currency().equals(currency))
                      .toList();
              List<BigDecimal> amounts =
                  own.stream().map(Cell::amount).filter(a -> a != null).toList();
              assertThat(sum.added()).isEqualTo(amounts.size());
              assertThat(sum.absent()).isEqualTo(own.size() - amounts.size());
              assertThat(sum.suppressed())
                  .isEqualTo(
                      own.stream()
                          .filter(c -> c.absence() == ObservationStatus.SUPPRESSED)
                          .count());
              assertThat(sum.amount())
                  .isEqualTo(
                      amounts.isEmpty()
                          ? null
                          : MoneyColumn.amount(
                              currency, amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
            });
    if (column.isSingleCurrency()) {
      assertThat(column.sum()).isEqualTo(column.sums().get(column.currencies().first()));
    }
  }

  @Property
  void sortsAsTheCells(@ForAll("cells") List<Cell> cells) {
    List<Cell> ascending = cells.stream().sorted(ORDER).toList();
    MoneyColumn column = column(cells);

    column.sortAscending();
    assertThat(cells(column)).isEqualTo(ascending);
    column.sortDescending();
    assertThat(cells(column)).isEqualTo(cells.stream().sorted(ORDER.reversed()).toList());
  }

  @Property
  void equalCellsAreEqual(@ForAll("cells") List<Cell> cells) {
    MoneyColumn column = column(cells);
    for (int a = 0; a < cells.size(); a++) {
      for (int b = 0; b < cells.size(); b++) {
        boolean equal = cells.get(a).equals(cells.get(b));
        assertThat(column.equals(a, b)).isEqualTo(equal);
        assertThat(Arrays.equals(column.asBytes(a), column.asBytes(b))).isEqualTo(equal);
        assertThat(!equal || column.valueHash(a) == column.valueHash(b)).isTrue();
      }
    }
    assertThat(cells(column.unique())).isEqualTo(cells.stream().distinct().toList());
  }

  @Property
  void viewIsLikeTheColumn(@ForAll("cells") List<Cell> cells) {
    List<Cell> known = cells.stream().filter(cell -> cell.currency() != null).toList();
    DecimalVector numbers = new DecimalVector();
    for (Cell cell : known) {
      if (cell.amount() != null) {
        numbers.add(cell.amount());
      } else {
        numbers.addAbsent(cell.absence());
      }
    }
    List<CurrencyUnit> currencies = known.stream().map(Cell::currency).distinct().toList();
    MoneyColumn view =
        MoneyColumn.view(
            "value", numbers, currencies, row -> currencies.indexOf(known.get(row).currency()));

    assertThat(cells(view)).isEqualTo(known);
    assertThat(view.currencies()).isEqualTo(column(known).currencies());
    assertThat(view.sums()).isEqualTo(column(known).sums());
    int[] backwards = IntStream.range(0, known.size()).map(row -> known.size() - 1 - row).toArray();
    assertThat(cells(view.subset(backwards))).isEqualTo(cells(column(known).subset(backwards)));
    view.append(MoneyColumnTest.usd("1"));
    assertThat(cells(view).subList(0, known.size())).isEqualTo(known);
    assertThat(numbers.size()).isEqualTo(known.size());
  }

  @Property
  void minusTakesBackWhatPlusGave(@ForAll("cells") List<Cell> cells) {
    MoneyColumn column = column(cells);
    MoneyColumn other = column.multiply(new BigDecimal("3.5"));

    assertThat(cells(column.plus(other).minus(other))).isEqualTo(cells);
    assertThat(cells(column.minus(other))).isEqualTo(cells(other.minus(column).negate()));
  }
}
