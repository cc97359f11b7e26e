// A year of world trade
//
// Question: a file of bilateral trade is larger than I like to load. What are the balances of the economies, who exports what, and
//           do all ways to ask give the same digits?
// Data:     a file in the layout of CEPII's BACI, written below with made-up values: 12 economies, 60 products, one year. A real one
//           (10 million rows a year) is asked with the same lines
// Run time: a few seconds

import org.tradefigures.store.duckdb.DuckDbStore;

Path folder = Files.createTempDirectory("tradefigures");
StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
int[] economies = {56, 76, 124, 156, 251, 276, 404, 528, 699, 800, 826, 842};
for (int i : economies) {
    for (int j : economies) {
        for (int k = 0; i != j && k < 60; k++) {
            long value = (i * 31L + j * 17L + k * 7919L) % 1000 * (k % 7 + 1);
            if (value % 3 > 0) {
                rows.append("2022,").append(i).append(',').append(j).append(",09").append(1000 + k).append(',').append(value).append(".125,");
                rows.append(value % 11 == 0 ? "NA" : value / 2 + ".5").append('\n');
            }
        }
    }
}
Path file = Files.writeString(folder.resolve("made-up.csv"), rows);
BaciCsv layout = new BaciCsv().withClassification(Classification.H5);

// Streaming: the file is a store. A query is answered while the file is read, in the memory that the answer needs.
TradeFiles streamed = TradeFiles.of(layout, file);
TradeQuery exports = TradeQuery.all().keep(PERIOD, ECONOMY).valuesOnly();
System.out.println(streamed.aggregate(exports).table());

// Columns: the same file read once, for many questions.
TradeTable world = layout.read(file);
System.out.println(world.size() + " figures; an absent one means: " + world.coverage());

// A row of reconciled trade is the export of one economy and the import of the other: balances take it on both sides.
IndicatorResult balances = TradeBalance.by(PERIOD, ECONOMY).from(world);
System.out.println(balances);

// Who is specialised in what, and how concentrated are exports?
IndicatorResult advantage = BalassaRca.by(ECONOMY, COMMODITY).from(world);
System.out.println(advantage.size() + " cells; the first: " + advantage.values().get(0));
System.out.println(HerfindahlHirschman.over(COMMODITY).by(ECONOMY).from(world));

// The archive form is Parquet, asked by DuckDB where a table would not fit into memory. Same query, same digits.
Path parquet = folder.resolve("world.parquet");
DuckDbStore.write(world, parquet);
try (DuckDbStore archived = DuckDbStore.open(parquet)) {
    String fromMemory = world.aggregate(exports).table().printAll();
    System.out.println("streaming and memory agree: " + streamed.aggregate(exports).table().printAll().equals(fromMemory));
    System.out.println("DuckDB and memory agree: " + archived.aggregate(exports).table().printAll().equals(fromMemory));
}
for (Path path : List.of(file, parquet, folder)) {
    Files.delete(path);
}
