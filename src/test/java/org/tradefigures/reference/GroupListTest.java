package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class GroupListTest {

  private static final String GROUPS = "code,name,area,extent,note\nEU,Union,EUR,LISTED,\n";
  private static final String MEMBERS = "group,economy,from,to,source\n";

  private static GroupList list(String groups, String members) {
    return GroupList.read(new StringReader(GROUPS + groups), new StringReader(MEMBERS + members));
  }

  private static void assertRefused(String groups, String members, String message) {
    assertThatIllegalStateException()
        .isThrownBy(() -> list(groups, members))
        .withMessage("Data file " + message);
  }

  @Test
  void readsItsLayouts() {
    GroupList list = list("", "EU,FRA,1958-01-01,,treaty\n");
    assertThat(list.entries()).containsOnlyKeys("EU");
    assertThat(list.reportedAs(Economy.of("EUR"))).isSameAs(list.entries().get("EU"));
  }

  @Test
  void refusesMalformedGroups() {
    assertRefused(
        "EU,Union,,ALL,\n",
        "",
        "reference/groups.csv line 3, column 'code': 'EU' was given before");
    assertRefused(
        "XU,Union,EUR,ALL,\n",
        "EU,FRA,1958-01-01,,treaty\n",
        "reference/groups.csv line 3, column 'area': 'EUR' was given before");
    assertRefused(
        "",
        "",
        "reference/groups.csv line 2, column 'extent': 'LISTED' must be LISTED for a group with"
            + " memberships and ALL without");
  }

  @Test
  void groupsAreMadeFromOthers() {
    GroupList list = list("IN,In,,SAME EU,\nEX,Out,,OUTSIDE EU,\n", "EU,FRA,1958-01-01,,treaty\n");
    assertThat(list.entries().get("EX").extent()).isEqualTo(GroupList.Extent.OUTSIDE);
    assertThat(list.entries().get("IN").memberships())
        .isEqualTo(list.entries().get("EU").memberships());
    assertRefused(
        "EX,Out,,OUTSIDE XU,\n",
        "EU,FRA,1958-01-01,,treaty\n",
        "reference/groups.csv line 3, column 'extent': 'OUTSIDE XU' names a group that is not in the"
            + " list");
    assertRefused(
        "EX,Out,,BESIDE EU,\n",
        "EU,FRA,1958-01-01,,treaty\n",
        "reference/groups.csv line 3, column 'extent': 'BESIDE EU' cannot be read: No enum constant"
            + " org.tradefigures.reference.GroupList.Extent.BESIDE");
  }

  @Test
  void refusesMalformedMemberships() {
    assertRefused(
        "",
        "XU,FRA,1958-01-01,,treaty\n",
        "reference/group-members.csv line 2, column 'group': 'XU' is not a group");
    assertRefused(
        "",
        "EU,GER,1958-01-01,,treaty\n",
        "reference/group-members.csv line 2, column 'economy': 'GER' cannot be read: Unknown economy"
            + " 'GER': not an ISO 3166-1 alpha-3 code; did you mean 'DEU'?");
    assertRefused(
        "",
        "EU,FRA,1958-01-01,1957-12-31,treaty\n",
        "reference/group-members.csv line 2, column 'to': '1957-12-31' is before the first day");
    assertRefused(
        "",
        "EU,FRA,1958-01-01,,\n",
        "reference/group-members.csv line 2, column 'source': '' must not be empty");
    assertRefused(
        "",
        "EU,FRA,1958-01-01,1990-12-31,treaty\nEU,FRA,1991-01-01,,treaty\n",
        "reference/group-members.csv line 3, column 'from': '1991-01-01' does not leave a day between two"
            + " memberships of FRA in date order");
    assertRefused(
        "",
        "EU,FRA,1958-01-01,,treaty\nEU,FRA,1991-01-01,,treaty\n",
        "reference/group-members.csv line 3, column 'from': '1991-01-01' does not leave a day between two"
            + " memberships of FRA in date order");
  }
}
