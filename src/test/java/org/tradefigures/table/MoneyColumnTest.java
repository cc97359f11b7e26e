package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.trade.ObservationStatus.MISSING;
import static org.tradefigures.trade.ObservationStatus.NOT_YET_REPORTED;
import static org.tradefigures.trade.ObservationStatus.SUPPRESSED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.AbstractColumnParser;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

class MoneyColumnTest {

  private static final CurrencyUnit USD = Monetary.getCurrency("USD");
  private static final CurrencyUnit KES = Monetary.getCurrency("KES");

  static MonetaryAmount usd(String number) {
    return MoneyColumn.amount(USD, new BigDecimal(number));
  }

  static MonetaryAmount kes(String number) {
    return MoneyColumn.amount(KES, new BigDecimal(number));
  }

  private static MoneyColumn exports() {
    return MoneyColumn.of("exports", usd("737000000"), usd("0.5"), usd("-34"));
  }

  private static MoneyColumn mixed() {
    return MoneyColumn.of("value", usd("737"), kes("5"), usd("771"))
        .appendAbsent(KES, SUPPRESSED)
        .appendAbsent(null, NOT_YET_REPORTED);
  }

  @Test
  void thePlaceOfThePointIsAmongTheDigits() {
    CurrencyUnit dollars = Currencies.of("USD");
    MoneyColumn column = MoneyColumn.create("value").append(73725, 2, dollars);
    assertThat(column.get(0)).isEqualTo(Currencies.amount(new BigDecimal("737.25"), dollars));
    assertThat(column.append(Long.MIN_VALUE, 0, dollars).get(1))
        .isEqualTo(Currencies.amount(BigDecimal.valueOf(Long.MIN_VALUE), dollars));
    assertThatThrownBy(() -> column.append(1, 39, dollars))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number of decimals '39': accepted is 0 to 38");
    assertThatThrownBy(() -> column.append(1, -1, dollars))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number of decimals '-1': accepted is 0 to 38");
  }

  @Test
  void anAmountToldByItsNumberIsTheSameAmount() {
    MoneyColumn column =
        MoneyColumn.create("value")
            .append(new BigDecimal("737.50"), USD)
            .append(new BigDecimal("5"), KES);
    assertThat(column.get(0)).isEqualTo(usd("737.5"));
    assertThat(column.get(1)).isEqualTo(kes("5"));
    assertThat(column.currencies()).containsExactly(KES, USD);
    assertThatThrownBy(() -> column.append(new BigDecimal("1e38"), USD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is too long: accepted are at most 38 digits");
    assertThat(column.size()).isEqualTo(2);
  }

  private static List<String> strings(MoneyColumn column) {
    List<String> strings = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      strings.add(column.getString(row));
    }
    return strings;
  }

  // --- rows ---

  @Test
  void givesBackTheAmounts() {
    assertThat(exports().asList()).containsExactly(usd("737000000"), usd("0.5"), usd("-34"));
    assertThat(exports().isSingleCurrency()).isTrue();
    assertThat(exports().currencies()).containsExactly(USD);
    assertThat(mixed().currencies()).containsExactly(KES, USD);
    assertThat(mixed().isSingleCurrency()).isFalse();
  }

  @Test
  void absentAmountsHaveAReasonAndACurrency() {
    MoneyColumn column = mixed().appendMissing();

    assertThat(column.get(3)).isNull();
    assertThat(column.absence(2)).isEmpty();
    assertThat(column.absence(3)).contains(SUPPRESSED);
    assertThat(column.absence(4)).contains(NOT_YET_REPORTED);
    assertThat(column.absence(5)).contains(MISSING);
    assertThat(column.currency(3)).contains(KES);
    assertThat(column.currency(4)).isEmpty();
    assertThat(column.currency(5)).isEmpty();
    assertThat(column.isMissing().toArray()).containsExactly(3, 4, 5);
    assertThat(column.isNotMissing().toArray()).containsExactly(0, 1, 2);
    assertThat(column.countMissing()).isEqualTo(3);
    assertThat(column.isAbsent(SUPPRESSED).toArray()).containsExactly(3);
  }

  @Test
  void missingAmountIsInTheDeclaredCurrency() {
    assertThat(exports().appendMissing().currency(3)).contains(USD);
    assertThat(MoneyColumn.create("value").append(usd("1")).appendMissing().currency(1)).isEmpty();
    assertThat(exports().emptyCopy().append(kes("1")).appendMissing().currency(1)).contains(USD);
    assertThat(MoneyColumn.of("value", KES).appendMissing().currency(0)).contains(KES);
    assertThat(MoneyColumn.create("value").appendMissing().currency(0)).isEmpty();
  }

  @Test
  void emptyColumnKnowsTheCurrencyItWasDeclaredIn() {
    assertThat(MoneyColumn.of("value", KES).currencies()).containsExactly(KES);
    assertThat(MoneyColumn.create("value").currencies()).isEmpty();
    assertThat(MoneyColumn.create("value").isEmpty()).isTrue();
  }

  @Test
  void zeroIsAnAmount() {
    MoneyColumn column = MoneyColumn.of("value", usd("0"), (MonetaryAmount) null);

    assertThat(column.isMissing(0)).isFalse();
    assertThat(column.absence(1)).contains(MISSING);
  }

  @Test
  void amountsAreExact() {
    String digits = "12345678901234567890123456789012345.678";
    MoneyColumn column = MoneyColumn.of("value", usd("9007199254740993"), usd(digits));

    assertThat(column.getUnformattedString(0)).isEqualTo("USD 9007199254740993");
    assertThat(column.getUnformattedString(1)).isEqualTo("USD " + digits);
  }

  @Test
  void amountThatIsTooLongIsRefused() {
    MoneyColumn column = MoneyColumn.create("value");

    assertThatThrownBy(() -> column.append(usd("1e38")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is too long: accepted are at most 38 digits");
    assertThat(column.size()).isZero();
  }

  @Test
  void rowOutsideIsRefused() {
    assertThatThrownBy(() -> exports().get(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Index 3 out of bounds for length 3");
  }

  @Test
  void rowsAreReplaced() {
    MoneyColumn column = exports().set(0, kes("7")).setAbsent(1, SUPPRESSED).setMissing(2);

    assertThat(strings(column)).containsExactly("KES 7", "USD :suppressed", "USD :missing");
    assertThat(column.set(1, (MonetaryAmount) null).absence(1)).contains(MISSING);
    assertThat(column.set(Selection.with(1, 2), kes("8")).currencies()).containsExactly(KES);
  }

  @Test
  void statusWithAValueIsNoAbsence() {
    MoneyColumn column = exports();

    assertThatThrownBy(() -> column.setAbsent(0, ObservationStatus.NORMAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Status normal has a value: without one are missing, suppressed and not-yet-reported");
    assertThatThrownBy(() -> column.appendAbsent(USD, ObservationStatus.PROVISIONAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Status provisional has a value: without one are missing, suppressed and not-yet-reported");
    assertThat(strings(column)).isEqualTo(strings(exports()));
  }

  @Test
  void onlyMoneyIsAppended() {
    MoneyColumn column = exports();

    assertThat(column.appendObj(usd("1")).appendObj(null).size()).isEqualTo(5);
    assertThatThrownBy(() -> column.appendObj(12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't append '12' of type java.lang.Integer to column 'exports': accepted is a"
                + " MonetaryAmount");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void onlyColumnsOfMoneyAreAppended() {
    Column numbers = DoubleColumn.create("numbers", 1.0);

    assertThatThrownBy(() -> exports().append(numbers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Column 'numbers' has type DOUBLE: accepted is MONEY");
  }

  @Test
  void columnAppendedToItselfDoubles() {
    MoneyColumn column = mixed();

    assertThat(column.append(column).size()).isEqualTo(10);
    assertThat(strings(column).subList(5, 10)).isEqualTo(strings(column).subList(0, 5));
  }

  @Test
  void moreCurrenciesThanAByteHolds() {
    MoneyColumn column = MoneyColumn.create("value");
    List<CurrencyUnit> all = List.copyOf(Monetary.getCurrencies());
    all.forEach(currency -> column.append(MoneyColumn.amount(currency, BigDecimal.TEN)));

    for (int row = 0; row < all.size(); row++) {
      assertThat(column.currency(row)).contains(all.get(row));
    }
  }

  // --- a view ---

  @Test
  void viewCopiesOnlyWhenItIsChanged() {
    DecimalVector numbers = new DecimalVector();
    numbers.add(new BigDecimal("1.5"));
    numbers.addAbsent(SUPPRESSED);
    int[] codes = {1, 0};
    MoneyColumn view = MoneyColumn.view("value", numbers, List.of(KES, USD), row -> codes[row]);
    MoneyColumn copy = view.copy();

    assertThat(strings(view)).containsExactly("USD 1.5", "KES :suppressed");
    assertThat(view.currencies()).containsExactly(KES, USD);

    view.set(0, kes("7")).append(usd("8"));
    copy.clear();

    assertThat(strings(view)).containsExactly("KES 7", "KES :suppressed", "USD 8");
    assertThat(numbers.size()).isEqualTo(2);
    assertThat(numbers.get(0)).isEqualTo(new BigDecimal("1.5"));
    assertThat(codes).containsExactly(1, 0);
    assertThat(copy.size()).isZero();
  }

  @Test
  void whateverChangesAViewLeavesItsRowsAlone() {
    MoneyColumn other = mixed();
    List<UnaryOperator<MoneyColumn>> changes =
        List.of(
            column -> column.append(BigDecimal.ONE, USD),
            column -> column.append(1, 0, KES),
            column -> column.appendAbsent(KES, MISSING),
            column -> column.append(other),
            column -> column.append(other, 1),
            column -> column.appendCell("KES 5"),
            column -> column.setAbsent(0, SUPPRESSED),
            column -> column.set(0, kes("2")),
            column -> column.set(0, "KES 3", column.parser()),
            column -> column.set(0, other, 1),
            column -> {
              column.sortAscending();
              return column;
            },
            column -> {
              column.clear();
              return column;
            });
    DecimalVector numbers = new DecimalVector();
    numbers.add(new BigDecimal("1.5"));
    numbers.add(new BigDecimal("-1"));
    int[] codes = {1, 0};
    MoneyColumn view = MoneyColumn.view("value", numbers, List.of(KES, USD), row -> codes[row]);
    List<String> rows = strings(view);
    for (UnaryOperator<MoneyColumn> change : changes) {
      MoneyColumn copy = view.copy();
      MoneyColumn plain = view.subset(new int[] {0, 1});
      assertThat(change.apply(copy)).isSameAs(copy);
      assertThat(strings(copy)).isEqualTo(strings(change.apply(plain))).isNotEqualTo(rows);
      assertThat(strings(view)).isEqualTo(rows);
    }
    assertThat(numbers.size()).isEqualTo(2);
    assertThat(codes).containsExactly(1, 0);
  }

  @Test
  void viewSortsItsOwnRows() {
    DecimalVector numbers = new DecimalVector();
    numbers.add(BigDecimal.TEN);
    numbers.add(BigDecimal.ONE);
    MoneyColumn view = MoneyColumn.view("value", numbers, List.of(USD), row -> 0);

    view.sortAscending();

    assertThat(view.asList()).containsExactly(usd("1"), usd("10"));
    assertThat(numbers.get(0)).isEqualTo(BigDecimal.TEN);
  }

  // --- text ---

  @Test
  void printsForPeopleAndForFiles() {
    MoneyColumn column = exports().append(usd("-1234567.89")).append(usd("100"));

    assertThat(strings(column))
        .containsExactly("USD 737,000,000", "USD 0.5", "USD -34", "USD -1,234,567.89", "USD 100");
    assertThat(column.getUnformattedString(3)).isEqualTo("USD -1234567.89");
    assertThat(column.setMissing(0).getString(0)).isEqualTo(":missing");
    assertThat(column.setAbsent(0, NOT_YET_REPORTED).getString(0)).isEqualTo(":not yet reported");
    assertThat(column.getUnformattedString(0)).isEqualTo("USD :not yet reported");
    assertThat(strings(mixed()))
        .containsExactly("USD 737", "KES 5", "USD 771", "KES :suppressed", ":not yet reported");
  }

  @Test
  void readsWhatItWrites() {
    MoneyColumn column = mixed().append(usd("-1234567.89")).appendAbsent(USD, MISSING);
    MoneyColumn printed = MoneyColumn.create("value");
    MoneyColumn plain = MoneyColumn.create("value");
    for (int row = 0; row < column.size(); row++) {
      printed.appendCell(column.getString(row));
      plain.appendCell(column.getUnformattedString(row));
    }

    assertThat(strings(printed)).isEqualTo(strings(column));
    assertThat(strings(plain)).isEqualTo(strings(column));
  }

  @Test
  void readsMissingCells() {
    MoneyColumn column = MoneyColumn.of("value", USD);
    column.appendCell("").appendCell(null).appendCell("NA").appendCell(":suppressed");

    assertThat(column.absence(0)).contains(MISSING);
    assertThat(column.absence(1)).contains(MISSING);
    assertThat(column.absence(2)).contains(MISSING);
    assertThat(column.absence(3)).contains(SUPPRESSED);
    assertThat(column.currency(3)).contains(USD);
  }

  @Test
  void replacesACellByItsText() {
    MoneyColumn column = exports();
    column.set(0, "USD :suppressed", column.parser()).set(1, "KES 5", column.parser());

    assertThat(strings(column)).containsExactly("USD :suppressed", "KES 5", "USD -34");
  }

  @Test
  void malformedCellIsRefused() {
    String remedy =
        ": accepted are a currency and a number, such as 'USD 737000000' or 'USD 737,000,000', and"
            + " ':missing', ':suppressed' or ':not yet reported' where there is none";
    MoneyColumn column = MoneyColumn.of("value", USD);
    for (String text :
        List.of("737", "USD", "USD 1,23", "USD 1,234,5", "usd 5", "USD  5", "USD :normal", " ")) {
      assertThatThrownBy(() -> column.appendCell(text))
          .isInstanceOf(TradeParseException.class)
          .hasMessage("Malformed amount '" + text + "'" + remedy);
      assertThat(column.parser().canParse(text)).isFalse();
    }
    assertThatThrownBy(() -> column.appendCell("KEX 5"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Unknown currency 'KEX': not an ISO 4217 alphabetic code; did you mean 'KES'?");
    assertThat(column.size()).isZero();
    assertThat(column.parser().canParse("USD 5")).isTrue();
    assertThat(column.parser().parse("USD 5")).isEqualTo(usd("5"));
    assertThat(column.parser().parse("USD :missing")).isNull();
  }

  // --- adding up ---

  @Test
  void sumIsExact() {
    MoneyColumn column = MoneyColumn.of("value", usd("9007199254740993"), usd("0.01"), usd("-1"));

    assertThat(column.sum()).isEqualTo(new MoneySum(usd("9007199254740992.01"), 3, 0, 0, 0));
    assertThat(column.sum().isComplete()).isTrue();
    assertThat(column.sum()).hasToString("USD 9,007,199,254,740,992.01");
  }

  @Test
  void sumGoesBeyondEightBytes() {
    MoneyColumn column = MoneyColumn.create("value");
    for (int i = 0; i < 100; i++) {
      column.append(usd(Long.toString(Long.MAX_VALUE)));
    }
    column.append(usd("12345678901234567890123456789"));

    assertThat(column.sum().amount()).isEqualTo(usd("12345679823571771575601037489"));
  }

  @Test
  void sumThatIsTooLongIsRefused() {
    String most = "9".repeat(38);

    assertThatThrownBy(() -> MoneyColumn.of("value", usd(most), usd(most)).sum())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Number '1" + "9".repeat(37) + "8' is too long: accepted are at most 38 digits");
  }

  @Test
  void sumTellsWhatIsNotInIt() {
    MoneyColumn column =
        exports()
            .appendMissing()
            .appendMissing()
            .appendAbsent(USD, SUPPRESSED)
            .appendAbsent(USD, NOT_YET_REPORTED);
    MoneySum sum = column.sum();

    assertThat(sum).isEqualTo(new MoneySum(usd("736999966.5"), 3, 2, 1, 1));
    assertThat(sum.isComplete()).isFalse();
    assertThat(sum.absent()).isEqualTo(4);
    assertThat(sum)
        .hasToString("USD 736,999,966.5 (incomplete: 2 missing, 1 suppressed, 1 not yet reported)");
  }

  @Test
  void sumOfNothingKnownIsNotZero() {
    MoneySum absent = MoneyColumn.of("value", USD).appendMissing().sum();
    MoneySum empty = MoneyColumn.of("value", USD).sum();

    assertThat(absent).isEqualTo(new MoneySum(null, 0, 1, 0, 0));
    assertThat(absent).hasToString("no amount (incomplete: 1 missing)");
    assertThat(empty).isEqualTo(new MoneySum(null, 0, 0, 0, 0));
    assertThat(empty).hasToString("no amount");
    assertThat(empty.isComplete()).isFalse();
  }

  @Test
  void differentCurrenciesAreNotAddedUp() {
    assertThatThrownBy(() -> mixed().sum())
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different currencies 'KES', 'USD': convert them, pick one with"
                + " isIn(currency), or keep them apart with sums()");
  }

  @Test
  void differentCurrenciesAreKeptApart() {
    assertThat(mixed().sums())
        .containsExactly(
            Map.entry(KES, new MoneySum(kes("5"), 1, 0, 1, 1)),
            Map.entry(USD, new MoneySum(usd("1508"), 2, 0, 0, 1)));
    assertThat(MoneyColumn.create("value").sums()).isEmpty();
  }

  @Test
  void amountsBecomePlainNumbersInOneCurrency() {
    MoneyColumn exports = MoneyColumn.of("exports", usd("0.1"), null, usd("737000000.25"));
    exports.appendAbsent(USD, ObservationStatus.SUPPRESSED);
    assertThat(exports.asDoubleColumn().name()).isEqualTo("exports");
    assertThat(exports.asDoubleColumn().asDoubleArray())
        .containsExactly(0.1, Double.NaN, 737_000_000.25, Double.NaN);
    assertThat(MoneyColumn.create("none").asDoubleColumn().isEmpty()).isTrue();
    assertThatThrownBy(() -> mixed().asDoubleColumn())
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't make plain numbers of different currencies 'KES', 'USD': convert them, or pick"
                + " one with isIn(currency)");
  }

  @Test
  void onlyPossibleSumsAreMade() {
    assertThatThrownBy(() -> new MoneySum(null, 0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Negative count in a sum of [0, -1, 0, 0] figures (added, missing, suppressed, not yet"
                + " reported)");
    assertThatThrownBy(() -> new MoneySum(null, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sum null of 1 figures: accepted is an amount where there are any");
  }

  // --- calculating ---

  @Test
  void columnsAreAddedAndSubtractedRowByRow() {
    MoneyColumn exports = MoneyColumn.of("x", usd("737"), kes("1"), usd("3"));
    MoneyColumn imports = MoneyColumn.of("m", usd("771"), kes("0.5")).appendAbsent(USD, SUPPRESSED);

    MoneyColumn balance = exports.minus(imports);
    MoneyColumn total = exports.plus(imports);

    assertThat(balance.name()).isEqualTo("x - m");
    assertThat(strings(balance)).containsExactly("USD -34", "KES 0.5", "USD :suppressed");
    assertThat(total.name()).isEqualTo("x + m");
    assertThat(strings(total)).containsExactly("USD 1,508", "KES 1.5", "USD :suppressed");
    assertThat(strings(exports.max(imports)))
        .containsExactly("USD 771", "KES 1", "USD :suppressed");
    assertThat(strings(exports.min(imports)))
        .containsExactly("USD 737", "KES 0.5", "USD :suppressed");
  }

  @Test
  void missingGoesBeforeSuppressed() {
    MoneyColumn one = MoneyColumn.of("a", USD).appendAbsent(USD, SUPPRESSED);
    MoneyColumn other = MoneyColumn.of("b", USD).appendMissing();

    assertThat(one.plus(other).absence(0)).contains(MISSING);
    assertThat(other.plus(one).absence(0)).contains(MISSING);
  }

  @Test
  void differentCurrenciesOfARowAreRefused() {
    MoneyColumn dollars = MoneyColumn.of("x", usd("1"));
    MoneyColumn shillings = MoneyColumn.of("m", KES).appendMissing();

    assertThatThrownBy(() -> dollars.minus(shillings))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't subtract different currencies 'KES', 'USD': convert them, pick one with"
                + " isIn(currency), or keep them apart with sums()");
  }

  @Test
  void columnsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> exports().plus(mixed()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Columns 'exports' and 'value' have 3 and 5 rows: accepted are columns of the same"
                + " length");
  }

  @Test
  void multipliesAndNegatesExactly() {
    MoneyColumn column = mixed().multiply(new BigDecimal("1.06"));

    assertThat(column.name()).isEqualTo("value * 1.06");
    assertThat(strings(column))
        .containsExactly(
            "USD 781.22", "KES 5.3", "USD 817.26", "KES :suppressed", ":not yet reported");
    assertThat(strings(mixed().negate()))
        .containsExactly("USD -737", "KES -5", "USD -771", "KES :suppressed", ":not yet reported");
    assertThat(mixed().negate().name()).isEqualTo("-value");
  }

  // --- picking ---

  @Test
  void comparesWithinTheCurrency() {
    MoneyColumn column = exports().appendMissing();

    assertThat(column.isGreaterThan(usd("0.5")).toArray()).containsExactly(0);
    assertThat(column.isGreaterThanOrEqualTo(usd("0.5")).toArray()).containsExactly(0, 1);
    assertThat(column.isLessThan(usd("0.50")).toArray()).containsExactly(2);
    assertThat(column.isLessThanOrEqualTo(usd("0.50")).toArray()).containsExactly(1, 2);
    assertThat(column.isEqualTo(usd("0.50")).toArray()).containsExactly(1);
    assertThat(column.isEqualTo(kes("0.50")).toArray()).isEmpty();
    assertThat(mixed().isIn(KES).toArray()).containsExactly(1, 3);
    assertThat(mixed().isEqualTo(kes("5")).toArray()).containsExactly(1);
  }

  @Test
  void differentCurrenciesAreNotCompared() {
    String remedy = "convert them, pick one with isIn(currency), or keep them apart with sums()";
    assertThatThrownBy(() -> mixed().isGreaterThan(usd("1")))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage("Can't compare different currencies 'KES', 'USD': " + remedy);
    assertThatThrownBy(() -> exports().isLessThan(kes("1")))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage("Can't compare different currencies 'KES', 'USD': " + remedy);
    assertThatThrownBy(() -> exports().max(MoneyColumn.of("m", kes("1"), kes("2"), kes("3"))))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage("Can't compare different currencies 'KES', 'USD': " + remedy);
  }

  @Test
  void absentAmountsPassNoTest() {
    MoneyColumn column = mixed();

    assertThat(strings(column.filter(MonetaryAmount::isPositive)))
        .containsExactly("USD 737", "KES 5", "USD 771");
    assertThat(column.count(MonetaryAmount::isPositive)).isEqualTo(3);
    assertThat(column.count(MonetaryAmount::isPositive, 2)).isEqualTo(2);
    assertThat(column.allMatch(MonetaryAmount::isPositive)).isTrue();
    assertThat(column.anyMatch(MonetaryAmount::isNegative)).isFalse();
    assertThat(column.noneMatch(MonetaryAmount::isNegative)).isTrue();
    assertThat(exports().appendMissing().max(MonetaryAmount::compareTo)).contains(usd("737000000"));
    assertThat(exports().appendMissing().min(MonetaryAmount::compareTo)).contains(usd("-34"));
    assertThat(MoneyColumn.create("value").max(MonetaryAmount::compareTo))
        .isEqualTo(Optional.empty());
  }

  @Test
  void mapKeepsTheAbsent() {
    assertThat(strings(mixed().map(amount -> amount.multiply(2))))
        .containsExactly(
            "USD 1,474", "KES 10", "USD 1,542", "KES :suppressed", ":not yet reported");
  }

  @Test
  void findsAmounts() {
    MoneyColumn column = mixed().append(usd("737"));

    assertThat(column.indexOf(usd("737"))).isZero();
    assertThat(column.lastIndexOf(usd("737.0"))).isEqualTo(5);
    assertThat(column.indexOf(usd("5"))).isEqualTo(-1);
    assertThat(column.contains(kes("5"))).isTrue();
    assertThat(column.asSet()).containsExactly(usd("737"), kes("5"), usd("771"));
    assertThat(column.asObjectArray())
        .containsExactly(usd("737"), kes("5"), usd("771"), null, null, usd("737"));
  }

  @Test
  void uniqueKeepsEachAmountAndEachAbsenceOnce() {
    MoneyColumn column = mixed().append(mixed()).append(kes("737"));

    assertThat(strings(column.unique()))
        .containsExactly(
            "USD 737", "KES 5", "USD 771", "KES :suppressed", ":not yet reported", "KES 737");
    assertThat(column.countUnique()).isEqualTo(6);
  }

  @Test
  void lagsAndLeads() {
    assertThat(strings(exports().lag(1))).containsExactly(":missing", "USD 737,000,000", "USD 0.5");
    assertThat(exports().lag(1).name()).isEqualTo("exports lag(1)");
    assertThat(strings((MoneyColumn) exports().lead(2)))
        .containsExactly("USD -34", ":missing", ":missing");
    assertThat(exports().lag(Integer.MIN_VALUE).countMissing()).isEqualTo(3);
    assertThat(strings(mixed().lag(-3)).subList(0, 2))
        .containsExactly("KES :suppressed", ":not yet reported");
  }

  // --- order and equality ---

  @Test
  void sortsByCurrencyThenAmountWithTheAbsentFirst() {
    MoneyColumn column =
        mixed().append(usd("99999999999999999999")).appendAbsent(USD, MISSING).append(usd("-1"));

    column.sortAscending();
    assertThat(strings(column))
        .containsExactly(
            ":not yet reported",
            "KES :suppressed",
            "KES 5",
            "USD :missing",
            "USD -1",
            "USD 737",
            "USD 771",
            "USD 99,999,999,999,999,999,999");
    column.sortDescending();
    assertThat(column.getString(0)).isEqualTo("USD 99,999,999,999,999,999,999");
    assertThat(column.getString(7)).isEqualTo(":not yet reported");
  }

  @Test
  void comparesAmountsByCurrencyThenNumber() {
    MoneyColumn column = MoneyColumn.create("value");

    assertThat(column.compare(kes("9"), usd("1"))).isNegative();
    assertThat(column.compare(usd("9"), usd("1"))).isPositive();
    assertThat(column.compare(usd("1.0"), usd("1"))).isZero();
    assertThat(column.compare(null, usd("1"))).isNegative();
    assertThat(column.compare(usd("1"), null)).isPositive();
    assertThat(column.compare(null, null)).isZero();
  }

  @Test
  void rowsAreEqualByCurrencyAndAmountOrAbsence() {
    MoneyColumn column =
        MoneyColumn.of("value", usd("5"), usd("5.00"), kes("5"), usd("99999999999999999999"))
            .append(usd("99999999999999999999.0"))
            .appendAbsent(USD, MISSING)
            .appendAbsent(USD, SUPPRESSED)
            .appendAbsent(USD, SUPPRESSED);

    List<List<Integer>> equal = List.of(List.of(0, 1), List.of(3, 4), List.of(6, 7));
    for (int a = 0; a < column.size(); a++) {
      for (int b = a + 1; b < column.size(); b++) {
        boolean expected = equal.contains(List.of(a, b));
        assertThat(column.equals(a, b)).isEqualTo(expected);
        assertThat(Arrays.equals(column.asBytes(a), column.asBytes(b))).isEqualTo(expected);
        if (expected) {
          assertThat(column.valueHash(a)).isEqualTo(column.valueHash(b));
        }
      }
      assertThat(column.asBytes(a)).hasSize(column.byteSize());
    }
  }

  // --- copies ---

  @Test
  void copiesAreTheirOwn() {
    MoneyColumn column = mixed();
    MoneyColumn copy = column.copy();
    copy.set(0, kes("1")).clear();

    assertThat(strings(column)).isEqualTo(strings(mixed()));
    assertThat(copy.isEmpty()).isTrue();
  }

  @Test
  void emptyCopiesKeepTheCurrency() {
    assertThat(exports().emptyCopy().appendMissing().currency(0)).contains(USD);
    assertThat(exports().emptyCopy(2).currencies()).containsExactly(USD);
    assertThat(exports().emptyCopy(2).countMissing()).isEqualTo(2);
    assertThat(mixed().emptyCopy(2).currencies()).isEmpty();
  }

  @Test
  void summaryCountsAndAddsUp() {
    assertThat(exports().summary().print())
        .isEqualTo(
            String.join(
                System.lineSeparator(),
                "             Column: exports              ",
                "     Measure       |        Value        |",
                "------------------------------------------",
                "            Count  |                  3  |",
                "          Missing  |                  0  |",
                "       Suppressed  |                  0  |",
                " Not yet reported  |                  0  |",
                "              Sum  |  USD 736,999,966.5  |",
                "              Min  |            USD -34  |",
                "              Max  |    USD 737,000,000  |"));
    assertThat(mixed().summary().stringColumn("Measure").asList())
        .containsExactly(
            "Count",
            "Missing",
            "Suppressed",
            "Not yet reported",
            "Sum KES",
            "Min KES",
            "Max KES",
            "Sum USD",
            "Min USD",
            "Max USD");
  }

  @Test
  void namesItself() {
    assertThat(exports()).hasToString("Money column: exports");
  }

  // --- what is easily forgotten ---

  @Test
  void anAmountWithoutCurrencyIsRefusedBeforeAnythingChanges() {
    MoneyColumn column = exports();
    assertThatThrownBy(() -> column.append(BigDecimal.ONE, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("currency");
    assertThatThrownBy(() -> column.append(1, 0, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("currency");
    assertThat(strings(column)).isEqualTo(strings(exports()));
  }

  @Test
  void asManyDecimalsAsDigitsAreAccepted() {
    MoneyColumn column = MoneyColumn.create("value").append(7, 38, USD).append(7, 0, USD);
    assertThat(column.getUnformattedString(0)).isEqualTo("USD 0." + "0".repeat(37) + "7");
    assertThat(column.get(1)).isEqualTo(usd("7"));
  }

  @Test
  void clearedColumnForgetsTheCurrenciesOfItsRows() {
    MoneyColumn column = mixed();
    column.clear();
    column.append(kes("5")).append(kes("6"));
    assertThat(strings(column)).containsExactly("KES 5", "KES 6");
    assertThat(column.currencies()).containsExactly(KES);
    assertThat(column.sum().amount()).isEqualTo(kes("11"));
  }

  @Test
  void onlyCurrenciesThatRowsAreStillInAreAddedUp() {
    MoneyColumn column = MoneyColumn.of("value", usd("1"), kes("2")).set(1, usd("3"));
    assertThat(column.sums()).containsOnlyKeys(USD);
    assertThat(column.sum().amount()).isEqualTo(usd("4"));
  }

  @Test
  void absentRowsOfNoKnownCurrencyAreCountedOnce() {
    MoneyColumn column =
        MoneyColumn.create("value").appendAbsent(null, SUPPRESSED).appendAbsent(null, MISSING);
    assertThat(column.sum()).isEqualTo(new MoneySum(null, 0, 1, 1, 0));
    assertThat(column.sums()).isEmpty();
    assertThat(column.append(usd("1")).sum()).isEqualTo(new MoneySum(usd("1"), 1, 1, 1, 0));
  }

  @Test
  void theCurrencyOfAnAbsentAmountIsThatOfTheOther() {
    MoneyColumn unknown =
        MoneyColumn.create("x")
            .appendAbsent(null, MISSING)
            .appendAbsent(null, NOT_YET_REPORTED)
            .append(usd("3"));
    MoneyColumn dollars =
        MoneyColumn.create("m").append(usd("1")).appendAbsent(null, SUPPRESSED).append(usd("4"));
    for (MoneyColumn column : List.of(unknown.plus(dollars), dollars.plus(unknown))) {
      assertThat(strings(column)).containsExactly(":missing", ":suppressed", "USD 7");
      assertThat(column.currency(0)).contains(USD);
      assertThat(column.currency(1)).isEmpty();
    }
  }

  @Test
  void countsUpToANumberOrAll() {
    MoneyColumn column = MoneyColumn.of("value", usd("1"), null, usd("2"), usd("3"));
    assertThat(column.count(amount -> true, 0)).isEqualTo(3);
    assertThat(column.count(amount -> true, -1)).isEqualTo(3);
    assertThat(column.count(amount -> true, 1)).isEqualTo(1);
    assertThat(column.count(amount -> true, 5)).isEqualTo(3);
    assertThat(column.count(amount -> amount.equals(usd("2")), 5)).isEqualTo(1);
  }

  @Test
  void rowsAreFoundFromEitherEnd() {
    MoneyColumn column = MoneyColumn.of("value", usd("1"), usd("2"), usd("1"), null, usd("3"));
    assertThat(column.lastIndexOf(usd("1"))).isEqualTo(2);
    assertThat(column.lastIndexOf(kes("1"))).isEqualTo(-1);
    assertThat(column.lastIndexOf(null)).isEqualTo(3);
    assertThat(column.indexOf(null)).isEqualTo(3);
    assertThat(column.iterator())
        .toIterable()
        .containsExactly(usd("1"), usd("2"), usd("1"), null, usd("3"));
    assertThat(strings(column.removeMissing())).containsExactly("USD 1", "USD 2", "USD 1", "USD 3");
  }

  @Test
  void amountsTooLargeForEightBytesAreToldApart() {
    MoneyColumn column = MoneyColumn.of("value", usd("1e30"), usd("2e30"), usd("1e30"), null);
    assertThat(column.unique().asObjectArray()).containsExactly(usd("1e30"), usd("2e30"), null);
    assertThat(column.countByCategory().intColumn("Count").asList()).containsExactly(2, 1, 1);
    assertThat(column.asBytes(0)).isEqualTo(column.asBytes(2)).isNotEqualTo(column.asBytes(1));
    assertThat(column.asBytes(3)).isNotEqualTo(column.asBytes(0));
    assertThat(column.valueHash(0)).isEqualTo(column.valueHash(2));
  }

  @Test
  void onlyMoneyIsAddedUpAsMoney() {
    assertThat(MoneyColumn.SUM.isCompatibleColumn(MoneyColumnType.instance())).isTrue();
    assertThat(MoneyColumn.SUM.isCompatibleColumn(ColumnType.DOUBLE)).isFalse();
  }

  @Test
  void parsersOfOthersMayReadCells() {
    AbstractColumnParser<MonetaryAmount> dollars =
        new AbstractColumnParser<>(MoneyColumnType.instance()) {
          @Override
          public boolean canParse(String text) {
            return true;
          }

          @Override
          public MonetaryAmount parse(String text) {
            return usd(text);
          }
        };
    MoneyColumn column = MoneyColumn.create("value");
    assertThat(column.appendCell("5", dollars)).isSameAs(column);
    assertThat(strings(column)).containsExactly("USD 5");
  }

  @Test
  void summaryLeavesOutCurrenciesWithoutAmounts() {
    MoneyColumn column = MoneyColumn.of("value", usd("1")).appendAbsent(KES, SUPPRESSED);
    assertThat(column.summary().stringColumn("Measure").asList())
        .containsExactly(
            "Count", "Missing", "Suppressed", "Not yet reported", "Sum USD", "Min USD", "Max USD");
  }
}
