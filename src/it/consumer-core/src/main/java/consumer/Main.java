package consumer;

import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.source.Bundled;
import org.tradefigures.source.TradeCsv;

/**
 * Prints the trade balance of Kenya with the United States in 2024, with nothing but the core on
 * the class path.
 */
final class Main {

  private Main() {}

  public static void main(String... args) throws URISyntaxException {
    for (String optional :
        List.of(
            "net.jqwik.api.Arbitraries",
            "org.duckdb.DuckDBDriver",
            "org.apache.spark.sql.Dataset")) {
      try {
        Class.forName(optional);
        throw new IllegalStateException(optional + " is on the class path");
      } catch (ClassNotFoundException e) {
        System.out.println("without " + e.getMessage());
      }
    }
    System.out.println(
        TradeBalance.of("KEN", "USA")
            .in(2024)
            .from(Bundled.kenyaUs().statedIn("statement-2026-01-29"))
            .single());
    System.out.println("read by " + new TradeCsv());
    Path jar =
        Path.of(TradeBalance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    System.out.println(
        "module "
            + ModuleFinder.of(jar).findAll().stream()
                .map(module -> module.descriptor().name())
                .toList());
  }
}
