// Money over time: dated, exact, explained
//
// Question: what is an amount of one year worth in another currency, and what does a figure in a newspaper say?
// Data:     the rates that come with the library (data/money/), each with its source
// Run time: a few seconds

// A rate is one equation: 1 unit of base = factor units of term. Trade of a year converts at the average of that year.
RateTable rates = Bundled.rates();
Conversion toShillings = Conversion.to("KES").atPeriodAverage(rates);
Conversion toDollars = Conversion.to("USD").atPeriodAverage(rates);
for (int year : new int[] {1990, 2000, 2010, 2020, 2024}) {
    System.out.println(year + "  " + AmountFormat.english().fullForm(toShillings.convert(Amounts.of("USD", 100), Period.year(year)).result()));
}

// The conversion says what it did: the original, the rate with its kind, period and source, and the one rounding at the end.
System.out.println("\n" + toDollars.convert(Amounts.of("KES", 72_960_000_000L), Period.year(2024)).explain());

// Half-years have rates of their own where a source gives them.
System.out.println("\n" + toDollars.convert(Amounts.of("KES", 78_110_000_000L), Period.halfYear(2024, 1)).explain());

// What is not there is not made up: the error names the pair, the period and what there is.
try {
    toShillings.convert(Amounts.of("USD", 1), Period.year(2031));
} catch (MissingRateException e) {
    System.out.println("\n" + e.getMessage());
}

// Currencies come and go. One that was replaced converts by the factor of the law, and the way is told ...
System.out.println("\n" + CurrencyHistory.by(Economy.of("ZMB")));
System.out.println(toDollars.convert(Amounts.of("ZMK", 5_000_000_000L), Period.year(2012)).explain());

// ... and an amount of a time in which nobody used its currency is refused.
try {
    toDollars.convert(Amounts.of("ZMW", 5_000_000), Period.year(2010));
} catch (CurrencyNotInUseException e) {
    System.out.println(e.getMessage());
}

// A third currency is taken only if it is named, and the path is told.
System.out.println("\n" + Conversion.to("UGX").atPeriodAverage(rates).via("USD").convert(Amounts.of("KES", 1_000_000), Period.year(2024)).explain());

// Amounts as people write them, with the precision that is written: 737 million may be half a million more or less.
AmountFormat english = AmountFormat.english();
WrittenAmount exports = english.parse("US$ 737 million");
WrittenAmount imports = english.parse("US$ 771 million");
System.out.println("\n" + exports.lowest() + " to " + exports.highest());
System.out.println("balance: " + exports.minus(imports));
System.out.println(english.parse("KSh 208bn").amount() + ", " + english.parse("51.85 billion Kenyan shillings").amount());

// A sign that several currencies share is not guessed.
try {
    english.parse("$737 million");
} catch (RuntimeException e) {
    System.out.println(e.getMessage());
}

// Sums in several currencies stay apart until they are converted.
MultiCurrencyAmount promised = MultiCurrencyAmount.of(Amounts.of("USD", 1_600_000_000), Amounts.of("KES", 115_000_000_000L));
System.out.println("\n" + promised);
System.out.println(promised.convert(toDollars, Period.year(2024)).explain());

// Whole columns convert like single amounts, each row at the rate of its own period: Kenya's exports to the United States.
MoneyColumn exportsToUsa = MoneyColumn.of("exports", Amounts.of("KES", 59_410_000_000L), Amounts.of("KES", 72_960_000_000L), null);
import tech.tablesaw.api.StringColumn;
StringColumn years = StringColumn.create("year", "2023", "2024", "2025");
System.out.println("\n" + Table.create("exports", years, exportsToUsa, exportsToUsa.convert(toDollars, years).setName("in dollars")));

// The United States report USD 737.1 million of goods from Kenya for 2024: the mirror of a figure is another figure.
System.out.println("\n" + Bundled.kenyaUs().statedIn("ustr-2026-01").flow(0).amount().orElseThrow());
