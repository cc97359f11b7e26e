// Your own figures
//
// Question: how do I get the balance of my own country from a CSV, in twenty minutes with the jar and the README?
// Data:     a made-up file, written below; put the path of your own in its place
// Run time: a few seconds

// A header with these columns, in any order, and one row a figure. What a file does not tell is not guessed.
Path file = Files.writeString(Files.createTempDirectory("tradefigures").resolve("mine.csv"), """
    period,reporter,partner,direction,commodity,valuation,currency,value,status
    2022,UGA,KEN,X,HS:TOTAL,fob,USD,640.5,
    2022,UGA,KEN,M,HS:TOTAL,cif,USD,848,
    2023,UGA,KEN,X,HS:TOTAL,fob,USD,702.25,
    2023,UGA,KEN,M,HS:TOTAL,cif,USD,,suppressed
    2023,UGA,TZA,X,HS:TOTAL,fob,USD,350,provisional
    2023,UGA,TZA,M,HS:TOTAL,cif,USD,424,
    """);
TradeTable mine = new TradeCsv().read(file);
System.out.println(mine.size() + " figures");

// The balance. A suppressed figure leaves it undefined: it is not zero.
IndicatorResult balances = TradeBalance.by(PERIOD, PARTNER).from(mine);
System.out.println(balances);

// Exports are FOB, imports CIF: the note says so. Put on FOB by the IMF's factor the balance is better.
System.out.println(TradeBalance.of("UGA", "KEN").in(2022).from(mine).single().notes());
System.out.println(TradeBalance.of("UGA", "KEN").in(2022).importsOnFob().from(mine).single());

// A mistake is told with its place and what to do. Lenient reading keeps the good rows and lists the others.
TradeReadResult result = new TradeCsv().readLenient("""
    period,reporter,partner,direction,commodity,currency,value
    2023,UGA,KEN,X,HS:TOTAL,USD,702.25
    2023,UGA,GER,X,HS:TOTAL,USD,1
    2023,UGA,KEN,M,HS:TOTAL,USD,"1,234"
    """, "flows.csv");
System.out.println(result.inputRows() + " rows: " + result.table().size() + " read, " + result.problems().size() + " with problems");
result.problems().forEach(System.out::println);

// Sums are exact, and refuse what must not be mixed.
try {
    mine.aggregate(TradeQuery.all().keep(PERIOD));
} catch (MixedFiguresException e) {
    System.out.println(e.getMessage());
}
TradeTable sums = mine.aggregate(TradeQuery.all().keep(PERIOD, DIRECTION));
System.out.println(sums.table());

// Anything Tablesaw can do.
Table table = TradeShare.over(PARTNER).by(PERIOD).in(2023).where(q -> q.directions(FlowDirection.EXPORT)).from(mine).table();
System.out.println(table);
Files.delete(file);
Files.delete(file.getParent());
