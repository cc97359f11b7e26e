// Agreements: what holds on a day, and what was known on a day
//
// Question: was AGOA in force in January 2026, and what is the health framework of KSh 208 billion worth?
// Data:     the agreements that come with the library (data/agreement/), each event with its source
// Run time: a few seconds

// AGOA had lapsed on 30 September 2025. On 3 February 2026 it was renewed, back to that day.
Agreement agoa = Bundled.agreement("agoa");
LocalDate day = LocalDate.of(2026, 1, 15);
System.out.println("AGOA on " + day + ", as known that day: " + agoa.statusOn(day, day));
System.out.println("AGOA on " + day + ", as known on 4 February 2026: " + agoa.statusOn(day, LocalDate.of(2026, 2, 4)));
System.out.println("AGOA on 1 January 2027, by the law in force: " + agoa.statusOn(LocalDate.of(2027, 1, 1)));

// The extension by three years passed one chamber. That is a proposal, and extends nothing.
System.out.println("\nPending on " + day + ":");
agoa.pendingOn(day, day).forEach(event -> System.out.println("    " + event.describe()));

// The health framework: a whole, its parts, and one part told again in another currency. Nothing is counted twice.
Agreement health = Bundled.agreement("kenya-us-health");
System.out.println("\n" + health.name());
health.values().forEach(value -> System.out.println("    " + value.id() + ": " + value.describe()));
System.out.println("total: " + health.total().amount());
System.out.println("by the United States: " + health.committedBy(Economy.of("USA")).amount());
System.out.println("by Kenya: " + health.committedBy(Economy.of("KEN")).amount());
System.out.println("the parts leave open: " + AmountFormat.english().shortForm(health.residual("total")));

// KSh 208 billion is the share of the United States, at the rate of the page that prints it; so it is in dollars what it restates.
System.out.println("\nKSh 208 billion: " + health.impliedRate("us-share-kes-208"));
System.out.println("which restates " + AmountFormat.english().shortForm(health.originalOf("us-share-kes-208").amount()));

// What is talked about, and how far.
Agreement talks = Bundled.agreement("us-kenya-trade-agreement");
System.out.println("\n" + talks.name() + " on 29 January 2026: " + talks.statusOn(LocalDate.of(2026, 1, 29)));
talks.provisionsOn(LocalDate.of(2026, 1, 29)).forEach(p -> System.out.println("    " + p.topic() + ": " + p.stage()));

// A treaty in force.
Agreement epa = Bundled.agreement("eu-kenya-epa");
System.out.println("\n" + epa.describe());
