package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** The same observations, written in every form of a message, are read as the same. */
class SdmxMessageProperties {

  private record Observation(String area, String time, BigDecimal value, String title) {

    Map<String, String> told() {
      Map<String, String> told = new HashMap<>();
      told.put("REF_AREA", area);
      told.put(SdmxMessage.TIME, time);
      told.put(SdmxMessage.VALUE, value.toPlainString());
      told.put("TITLE", title);
      return told;
    }
  }

  @Provide
  Arbitrary<List<Observation>> observations() {
    Arbitrary<String> areas = Arbitraries.of("KEN", "USA", "UGA");
    Arbitrary<String> times = Arbitraries.of("2023", "2024", "2024-Q1", "2024-03");
    Arbitrary<BigDecimal> values =
        Arbitraries.bigDecimals().between(new BigDecimal("-1E9"), new BigDecimal("1E9")).ofScale(3);
    Arbitrary<String> titles =
        Arbitraries.strings().withCharRange(' ', '~').withChars('é', 'Ж', '世').ofMaxLength(12);
    return Combinators.combine(areas, times, values, titles)
        .as(Observation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(tries = 200)
  void everyFormTellsTheSame(@ForAll("observations") List<Observation> observations) {
    List<Map<String, String>> told = observations.stream().map(Observation::told).toList();
    assertThat(read(csv(observations, ','))).isEqualTo(told);
    assertThat(read(csv(observations, ';'))).isEqualTo(told);
    assertThat(read(generic(observations))).isEqualTo(told);
    assertThat(read(structureSpecific(observations))).isEqualTo(told);
    assertThat(read(json(observations))).isEqualTo(told);
  }

  private static List<Map<String, String>> read(String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    try {
      SdmxMessage.read(
          SourceText.of(text, "f"),
          new SdmxMessage.Observations() {
            @Override
            public void add(Map<String, String> told, Location place) {
              assertThat(place.line()).isPositive();
              told.remove("STRUCTURE");
              rows.add(told);
            }

            @Override
            public void reject(TradeParseException problem, Location place) {
              throw problem;
            }
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static String csv(List<Observation> observations, char separator) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STRUCTURE", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "TITLE"));
    for (Observation o : observations) {
      String title = '"' + o.title.replace("\"", "\"\"") + '"';
      rows.add(List.of("dataflow", o.area, o.time, o.value.toPlainString(), title));
    }
    return rows.stream()
        .map(row -> String.join(String.valueOf(separator), row))
        .collect(Collectors.joining("\n"));
  }

  private static String generic(List<Observation> observations) {
    StringBuilder text = new StringBuilder("<GenericData><DataSet>\n");
    for (Observation o : observations) {
      text.append("<Series><SeriesKey><Value id='REF_AREA' value='")
          .append(o.area)
          .append("'/></SeriesKey><Attributes><Value id='TITLE' value='")
          .append(escaped(o.title))
          .append("'/></Attributes>\n<Obs><ObsDimension value='")
          .append(o.time)
          .append("'/><ObsValue value='")
          .append(o.value.toPlainString())
          .append("'/></Obs></Series>\n");
    }
    return text.append("</DataSet></GenericData>").toString();
  }

  private static String structureSpecific(List<Observation> observations) {
    StringBuilder text = new StringBuilder("<StructureSpecificData><DataSet>\n");
    for (Observation o : observations) {
      text.append("<Series REF_AREA='")
          .append(o.area)
          .append("' TITLE='")
          .append(escaped(o.title))
          .append("'><Obs TIME_PERIOD='")
          .append(o.time)
          .append("' OBS_VALUE='")
          .append(o.value.toPlainString())
          .append("'/></Series>\n");
    }
    return text.append("</DataSet></StructureSpecificData>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }

  private static String json(List<Observation> observations) {
    Map<String, Integer> areas = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    StringBuilder data = new StringBuilder();
    for (Observation o : observations) {
      areas.putIfAbsent(o.area, areas.size());
      times.putIfAbsent(o.time, times.size());
      data.append(data.isEmpty() ? "" : ",\n")
          .append('"')
          .append(areas.get(o.area))
          .append(':')
          .append(times.get(o.time))
          .append("\":[")
          .append(o.value.toPlainString())
          .append(",\"")
          .append(o.title.replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\"]");
    }
    return "{\"dataSets\":[{\"observations\":{"
        + data
        + "}}],\"structure\":{\"dimensions\":{\"observation\":[{\"id\":\"REF_AREA\",\"values\":["
        + ids(areas)
        + "]},{\"id\":\"TIME_PERIOD\",\"values\":["
        + ids(times)
        + "]}]},\"attributes\":{\"observation\":[{\"id\":\"TITLE\"}]}}}";
  }

  private static String ids(Map<String, Integer> codes) {
    return codes.keySet().stream()
        .map(code -> "{\"id\":\"" + code + "\"}")
        .collect(Collectors.joining(","));
  }
}
