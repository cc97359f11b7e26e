package org.tradefigures.reference;

import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;

/** The bundled groups and their memberships. */
final class GroupList {

  static final String GROUPS = "reference/groups.csv";
  static final String MEMBERS = "reference/group-members.csv";

  private final Map<String, Entry> byCode = new TreeMap<>();
  private final Map<Economy, Entry> byArea = new HashMap<>();

  /** Whose memberships make a group. */
  enum Extent {
    /** Its own. */
    LISTED,
    /** Everybody is a member. */
    ALL,
    /** Those of another group. */
    SAME,
    /** Those who are not in another group. */
    OUTSIDE
  }

  /**
   * One group.
   *
   * @param code short code
   * @param name English name
   * @param area the aggregate that files report the group as
   * @param extent whose memberships count
   * @param note what to know about the memberships
   * @param memberships in the order of the file; those of the other group for one that is the same
   *     as that or outside it
   */
  record Entry(
      String code,
      String name,
      @Nullable Economy area,
      Extent extent,
      @Nullable String note,
      List<Membership> memberships) {}

  private GroupList(List<DataFile.Row> groups, List<DataFile.Row> members) {
    Map<String, List<Membership>> memberships = new HashMap<>();
    for (DataFile.Row row : groups) {
      row.putOnce(memberships, "code", row.get("code"), new ArrayList<>());
    }
    for (DataFile.Row row : members) {
      List<Membership> ofGroup = memberships.get(row.get("group"));
      if (ofGroup == null) {
        throw row.fault("group", "is not a group");
      }
      ofGroup.add(membership(row, ofGroup));
    }
    for (DataFile.Row row : groups) {
      String code = row.get("code");
      String[] extent = row.get("extent").split(" ", 2);
      if (extent[0].equals(Extent.LISTED.name())
          == memberships.getOrDefault(code, List.of()).isEmpty()) {
        throw row.fault("extent", "must be LISTED for a group with memberships and ALL without");
      }
      List<Membership> counted = memberships.get(extent.length > 1 ? extent[1] : code);
      if (counted == null) {
        throw row.fault("extent", "names a group that is not in the list");
      }
      Entry entry =
          new Entry(
              code,
              row.get("name"),
              row.find("area", Economy::of).orElse(null),
              row.get("extent", text -> Extent.valueOf(extent[0])),
              row.find("note").orElse(null),
              List.copyOf(counted));
      byCode.put(code, entry);
      if (entry.area() != null) {
        row.putOnce(byArea, "area", entry.area(), entry);
      }
    }
  }

  private static Membership membership(DataFile.Row row, List<Membership> before) {
    Economy economy = row.get("economy", Economy::of);
    LocalDate from = row.get("from", LocalDate::parse);
    LocalDate to = row.find("to", LocalDate::parse).orElse(null);
    if (to != null && to.isBefore(from)) {
      throw row.fault("to", "is before the first day");
    }
    for (Membership earlier : before) {
      boolean apart = earlier.to() != null && earlier.to().plusDays(1).isBefore(from);
      if (earlier.economy().equals(economy) && !apart) {
        throw row.fault(
            "from",
            "does not leave a day between two memberships of " + economy + " in date order");
      }
    }
    return new Membership(economy, from, to, row.get("source"));
  }

  static GroupList bundled() {
    return Holder.LIST;
  }

  /** Groups and memberships in the layouts of the bundled files. */
  static GroupList read(Reader groups, Reader members) {
    return new GroupList(
        DataFile.read(GROUPS, groups, "code", "name", "area", "extent", "note"),
        DataFile.read(MEMBERS, members, "group", "economy", "from", "to", "source"));
  }

  private static final class Holder {
    static final GroupList LIST = read(Resources.open(GROUPS), Resources.open(MEMBERS));
  }

  Map<String, Entry> entries() {
    return byCode;
  }

  /** The group that files report as the given aggregate. */
  @Nullable Entry reportedAs(Economy area) {
    return byArea.get(area);
  }
}
