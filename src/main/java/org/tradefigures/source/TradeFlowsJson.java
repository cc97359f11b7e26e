package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradefigures.json.TradeJson;

/**
 * Trade figures as {@link TradeJson} writes them: one array of flat objects, whose members are
 * named as the columns of {@link TradeCsv}. A figure that is missing says so by its {@code status}.
 */
@AutoService(TradeReader.class)
public final class TradeFlowsJson implements TradeReader {

  /** A reader. */
  public TradeFlowsJson() {}

  @Override
  public String name() {
    return "tradefigures json";
  }

  @Override
  public Optional<String> recognise(String start) {
    String text = start.stripLeading();
    boolean isArray = text.startsWith("[") && text.substring(1).stripLeading().startsWith("{");
    return isArray
            && Stream.of("period", "economy", "partner", "direction")
                .allMatch(member -> text.contains('"' + member + '"'))
        ? Optional.of("the array holds objects with period, economy, partner and direction")
        : Optional.empty();
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    TradeJson.readFlows(in.text(), in.name(), sink::add, sink::problem);
  }
}
