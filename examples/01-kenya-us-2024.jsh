// Kenya and the United States: the trade of 2024
//
// Question: what did the two sell each other in 2024, what is the balance, who says so, and what is agreed between them?
// Data:     the figures, rates and agreements that come with the library, each with its source (data/)
// Run time: a few seconds

// Everything that is known, in several vintages and from both sides. Nothing is merged, so each question says whose figures it wants.
TradeTable trade = Bundled.kenyaUs();

// The statement of 29 January 2026: exports of 737 million dollars, imports of 771 million.
IndicatorValue balance = TradeBalance.of("KEN", "USA").in(2024).from(trade.statedIn("statement-2026-01-29")).single();
System.out.println("Kenya's trade with the United States as stated on 29 January 2026");
System.out.println(balance);

// Where each number comes from, and what is not known of it.
System.out.println("\n" + balance.explain());

// The years around it by US statistics, the latest release of each figure. US imports are Kenya's exports.
System.out.println("\nThe years around it, from the statistics of the United States");
System.out.println(TradeBalance.of("KEN", "USA").years(2015, 2024).from(trade.reportedBy("USA").latest()));

// In Kenyan shillings, at the average rate of each year.
Conversion inShillings = Conversion.to("KES").atPeriodAverage(Bundled.rates());
System.out.println("\nThe same in Kenyan shillings, at the average rate of each year");
System.out.println(balance.convert(inShillings));
System.out.println(TradeBalance.of("KEN", "USA").years(2022, 2024).from(trade.reportedBy("USA").latest()).convert(inShillings));

// One amount there and back, with the rate, its kind and source, and the rounding.
ConvertedAmount there = inShillings.convert(Amounts.of("USD", 737_000_000), Period.year(2024));
System.out.println("\n" + there.explain());
ConvertedAmount back = Conversion.to("USD").atPeriodAverage(Bundled.rates()).convert(there.result(), Period.year(2024));
System.out.println("and back: " + AmountFormat.english().fullForm(back.result()));

// What the two have agreed on or talk about, as it stood on the day of the statement.
LocalDate day = LocalDate.of(2026, 1, 29);
System.out.println("\nAgreements between the two on " + day + ", as known that day");
for (Agreement agreement : Bundled.agreements()) {
    if (agreement.isBetween(Economy.of("KEN"), Economy.of("USA"), day)) {
        System.out.println(agreement.name() + ": " + agreement.standingOn(day, day).status());
        for (CommittedValue value : agreement.values()) {
            System.out.println("    " + value.describe());
        }
    }
}
