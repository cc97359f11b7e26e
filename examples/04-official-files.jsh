// Official files
//
// Question: I have a file of a statistical office. What is in it, is all of it sound, and what do the figures add up to?
// Data:     a file as the US Census Bureau publishes it (country.xlsx saved as CSV), written below: imports from and exports to
//           Kenya and Uganda by month; the figures of Kenya are those published in March 2023 (public domain), those of Uganda are made up
// Run time: a few seconds

Path folder = Files.createTempDirectory("tradefigures");
Path file = Files.writeString(folder.resolve("country.csv"), """
    year,CTY_CODE,CTYNAME,IJAN,IFEB,IMAR,IAPR,IMAY,IJUN,IJUL,IAUG,ISEP,IOCT,INOV,IDEC,IYR,EJAN,EFEB,EMAR,EAPR,EMAY,EJUN,EJUL,EAUG,ESEP,EOCT,ENOV,EDEC,EYR
    2022,7790,Kenya,55.692297,39.113415,82.144557,64.276315,74.684626,62.502105,74.696114,115.806586,80.819251,79.957167,81.559601,81.353525,892.605559,63.872885,60.47646,56.728481,26.333851,33.73247,64.723984,58.673127,63.093326,62.414675,65.188571,18.294917,26.21075,599.743497
    2022,7780,Uganda,9.5,8.1,11,10.25,12,9,8.75,10,11.5,12,10,9.9,122,11,9,10,12.5,8,9,10,11,9.5,10,9,10,119
    2023,7790,Kenya,75.11269,0,0,0,0,0,0,0,0,0,0,0,75.11269,35.169984,0,0,0,0,0,0,0,0,0,0,0,35.169984
    """);

// Which layout is it? The start of the file tells, and a doubt is an error, not a guess.
System.out.println(TradeReaders.detect(file));

// Read it. A row has 26 figures; each knows who reported it, how it was valued, in which currency, and where it is from.
TradeTable trade = TradeReaders.read(file);
System.out.println(trade.size() + " figures");
System.out.println(trade.flow(0));

// The file prints the months to come as 0. They are not: there is no figure yet, and none for the year either.
TradeTable year = trade.aggregate(TradeQuery.all().economies("USA").partners("KEN").frequency(Frequency.YEAR).keep(PERIOD, DIRECTION));
System.out.println(year.table());

// Totals of the months are exact to the last dollar, and agree with the year that the office prints; what is to come is counted.
TradeTable months = trade.aggregate(TradeQuery.all().partners("KEN").frequency(Frequency.MONTH).per(Frequency.YEAR).keep(PERIOD, DIRECTION));
System.out.println(months.table());

// A copy that somebody has edited: strict reading ends at the first mistake. Lenient reading gives what is sound and lists the rest,
// each with its place and what to do; no row gets lost in between.
Path edited = Files.writeString(folder.resolve("edited.csv"), Files.readString(file).replace("7780", "7789").replace("39.113415", "39,113415"));
try {
    TradeReaders.read(edited);
} catch (TradeParseException e) {
    System.out.println(e.getMessage());
}
edited = Files.writeString(edited, Files.readString(file).replace("55.692297", "n.a."));
TradeReadResult result = TradeReaders.readLenient(edited);
System.out.println(result.inputRows() + " figures: " + result.table().size() + " read, " + result.problems().size() + " with problems");
result.problems().forEach(System.out::println);

// What is no trade file is refused, with what is known instead.
Path list = Files.writeString(folder.resolve("countries.csv"), "code,name\n404,Kenya\n");
try {
    TradeReaders.detect(list);
} catch (TradeParseException e) {
    System.out.println(e.getMessage().substring(0, e.getMessage().indexOf(':')));
}

// A large file tells how far it has come: SourceText.of(file).withProgress(ProgressBar.to(System.err)).
try (SourceText in = SourceText.of(file).withProgress(state -> System.out.println(state.rows() + " rows, finished: " + state.finished()))) {
    TradeReaders.read(in);
}
for (Path path : List.of(file, edited, list, folder)) {
    Files.delete(path);
}
