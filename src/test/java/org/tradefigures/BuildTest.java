package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The project is laid out as it is meant to be, and each of its gates has a name and a switch. */
class BuildTest {

  private static final Pattern SWITCH = Pattern.compile("-D([\\w.]+)(?:=(\\S+))?");

  private final XPath xpath = XPathFactory.newInstance().newXPath();
  private final Document pom;

  BuildTest() throws Exception {
    pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
  }

  @Test
  void theTopLevelHasNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("."))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.startsWith(".") && !name.equals("target"))
          .containsExactlyInAnyOrder(
              "CHANGELOG.md", "LICENSE", "README.md", "data", "examples", "pom.xml", "src");
    }
  }

  /** What a repository such as Maven Central asks of whatever is published there. */
  @Test
  void itSaysWhatItIsWhoseItIsAndWhereItIs() throws XPathExpressionException {
    for (String told :
        List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/url",
            "issueManagement/url")) {
      assertThat(nodes("/project/" + told)).as(told).hasSize(1);
    }
  }

  @Test
  void dataFilesAreAtHomeInData() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(files.filter(Files::isRegularFile))
          .filteredOn(file -> !file.toString().endsWith(".java"))
          .filteredOn(file -> !file.equals(Path.of("src/main/javadoc/overview.html")))
          .allMatch(file -> file.startsWith("src/main/resources/META-INF/services"));
    }
  }

  @Test
  void everyGateHasANameAndASwitch() throws XPathExpressionException {
    List<String> faults = new ArrayList<>();
    for (Node plugin : nodes("/project/build/plugins/plugin[executions]")) {
      String artifact = text(plugin, "artifactId");
      if (switches(plugin).isEmpty()) {
        faults.add(artifact + " has no comment that says how to skip it");
      }
      for (Node execution : nodes(plugin, "executions/execution")) {
        if (text(execution, "id").isEmpty()) {
          faults.add(artifact + " has an execution without id");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void quickSkipsEveryGate() throws XPathExpressionException {
    Map<String, String> quick = new LinkedHashMap<>();
    nodes("/project/profiles/profile[id='quick']/properties/*")
        .forEach(property -> quick.put(property.getNodeName(), property.getTextContent()));
    Map<String, String> switches = new LinkedHashMap<>();
    nodes("/project/build/plugins/plugin").forEach(plugin -> switches.putAll(switches(plugin)));
    assertThat(switches).hasSizeGreaterThan(10);
    assertThat(quick).containsAllEntriesOf(switches);
  }

  @Test
  void theReadmeNamesTheVersionsItIsBuiltWith() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme.substring(readme.indexOf("## Compatibility")))
        .contains("Tablesaw " + version("tablesaw-core"))
        .contains("Moneta " + version("moneta-core"))
        .contains("Jackson " + version("jackson-databind").replaceFirst("\\.\\d+$", ""))
        .contains("jqwik-api " + version("jqwik-api"));
  }

  private String version(String artifact) throws XPathExpressionException {
    String version =
        xpath.evaluate(
            "/project/dependencies/dependency[artifactId='" + artifact + "']/version", pom);
    return version.startsWith("${")
        ? xpath.evaluate(
            "/project/properties/*[name()='" + version.substring(2, version.length() - 1) + "']",
            pom)
        : version;
  }

  /** The switches that the comment before a plugin names, with what they are set to. */
  private static Map<String, String> switches(Node plugin) {
    Map<String, String> switches = new LinkedHashMap<>();
    Node before = plugin.getPreviousSibling();
    while (before != null && before.getNodeType() != Node.ELEMENT_NODE) {
      if (before.getNodeType() == Node.COMMENT_NODE && before.getTextContent().contains("skip: ")) {
        Matcher found = SWITCH.matcher(before.getTextContent());
        while (found.find()) {
          switches.put(found.group(1), found.group(2) == null ? "true" : found.group(2));
        }
      }
      before = before.getPreviousSibling();
    }
    return switches;
  }

  private String text(Node node, String path) throws XPathExpressionException {
    return xpath.evaluate(path, node);
  }

  private List<Node> nodes(String path) throws XPathExpressionException {
    return nodes(pom, path);
  }

  private List<Node> nodes(Node from, String path) throws XPathExpressionException {
    NodeList found = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      nodes.add(found.item(i));
    }
    return nodes;
  }
}
