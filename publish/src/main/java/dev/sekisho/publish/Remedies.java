package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.CourseOfAction;
import dev.sekisho.advisory.Localized;
import dev.sekisho.csaf.Product;
import dev.sekisho.csaf.Vulnerability;
import dev.sekisho.csaf.Vulnerability.Remediation;
import dev.sekisho.csaf.Vulnerability.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to do: first what is for everyone, then by product. Products with the same remediations
/// stand together; remediations come in the order fix, mitigation, workaround.
final class Remedies {
  private static final List<String> ORDER =
      List.of("vendor_fix", "mitigation", "workaround", "none_available", "no_fix_planned");

  private final Advisory advisory;
  private final @Nullable Document document;
  private final SiteText text;

  Remedies(Advisory advisory, @Nullable Document document, SiteText text) {
    this.advisory = advisory;
    this.document = document;
    this.text = text;
  }

  /// Writes them.
  void write(Html html) {
    List<CourseOfAction> general =
        advisory.coursesOfAction().stream()
            .filter(course -> course.products().isEmpty() && says(course))
            .toList();
    if (!general.isEmpty()) {
      html.element("h3", text.of("remediation.general")).line();
      general.forEach(
          course -> course(html, course, general.size() > 1 || course.steps().isEmpty()));
    }
    if (document != null) {
      for (Vulnerability vulnerability : document.vulnerabilities()) {
        if (document.vulnerabilities().size() > 1 && !vulnerability.remediations().isEmpty()) {
          html.element("h3", Affected.title(vulnerability), "lang", lang(document)).line();
        }
        products(html, document, vulnerability);
      }
    }
  }

  private String lang(Document of) {
    return Words.isOf(of.lang(), text.language()) ? "" : of.lang();
  }

  private void course(Html html, CourseOfAction course, boolean named) {
    Words name = Words.of(course.name(), text.language());
    if (named) {
      html.element("p", name.text(), "class", "strong", "lang", name.on(text.language())).line();
    }
    if (course.steps().isEmpty()) {
      Words description = Words.of(course.description(), text.language());
      html.start("div", "lang", description.on(text.language()));
      Prose.write(description.text(), html);
      html.endLine();
      return;
    }
    html.start(course.steps().size() > 1 ? "ol" : "ul").line();
    for (Localized step : course.steps()) {
      Words words = Words.of(step, text.language());
      html.element("li", words.text(), "lang", words.on(text.language())).line();
    }
    html.endLine();
  }

  private static boolean says(CourseOfAction course) {
    return !course.steps().isEmpty() || !course.description().isEmpty();
  }

  private void products(Html html, Document of, Vulnerability vulnerability) {
    Set<String> affected = new LinkedHashSet<>(vulnerability.products(Status.KNOWN_AFFECTED));
    affected.addAll(vulnerability.products(Status.FIRST_AFFECTED));
    affected.addAll(vulnerability.products(Status.LAST_AFFECTED));
    List<Remediation> common = new ArrayList<>();
    Map<String, List<Remediation>> own = new LinkedHashMap<>();
    for (String product : of.tree().definitions().stream().map(Product::id).distinct().toList()) {
      own.put(product, new ArrayList<>());
    }
    for (Remediation remediation : sorted(vulnerability.remediations())) {
      if (affected.size() > 1 && remediation.products().containsAll(affected)) {
        common.add(remediation);
      } else {
        for (String product : remediation.products()) {
          List<Remediation> its = own.get(product);
          if (its != null) {
            its.add(remediation);
          }
        }
      }
    }
    if (!common.isEmpty()) {
      html.element("h3", text.of("remediation.everyone")).line();
      cards(html, of, common);
    }
    Map<List<Remediation>, List<String>> groups = new LinkedHashMap<>();
    own.forEach(
        (product, remediations) -> {
          if (!remediations.isEmpty()) {
            groups.computeIfAbsent(remediations, _ -> new ArrayList<>()).add(product);
          }
        });
    groups.forEach((remediations, products) -> group(html, of, products, remediations));
  }

  private void group(Html html, Document of, List<String> products, List<Remediation> those) {
    String separator = text.language().equals("ja") ? "、" : ", ";
    List<String> names = products.stream().map(id -> Affected.name(of, id)).toList();
    html.start("h3", "lang", lang(of));
    html.text(names.getFirst()).endLine();
    if (names.size() > 1) {
      String others = names.stream().skip(1).collect(Collectors.joining(separator));
      html.start("p", "class", "soft", "lang", lang(of)).text("+ " + others).endLine();
    }
    for (CourseOfAction course : advisory.coursesOfAction()) {
      if (!course.steps().isEmpty() && course.products().stream().anyMatch(products::contains)) {
        course(html, course, true);
      }
    }
    cards(html, of, those);
  }

  private void cards(Html html, Document of, List<Remediation> remediations) {
    html.start("ul", "class", "cards", "lang", lang(of)).line();
    for (Remediation remediation : remediations) {
      String category = remediation.category();
      html.start("li").start("p", "lang", text.language());
      html.element("span", text.value("remediation", category), "class", "tag " + category);
      html.endLine();
      Prose.write(remediation.details(), html);
      more(html, of, remediation);
      html.endLine();
    }
    html.endLine();
  }

  private void more(Html html, Document of, Remediation remediation) {
    if (!remediation.url().isEmpty()) {
      String summary = History.summary(of, remediation.url());
      html.start("p").element("span", text.of("remediation.link") + ": ", "lang", text.language());
      html.link(remediation.url(), summary.isEmpty() ? remediation.url() : summary).endLine();
    }
    if (!remediation.restart().isEmpty()) {
      String what = text.value("restart", remediation.restart());
      html.element("p", text.of("remediation.restart", what), "lang", text.language()).line();
    }
    for (String entitlement : remediation.entitlements()) {
      html.element("p", text.of("remediation.entitlement", entitlement)).line();
    }
  }

  private static List<Remediation> sorted(List<Remediation> remediations) {
    return remediations.stream()
        .sorted(Comparator.comparingInt(one -> (ORDER.indexOf(one.category()) + 6) % 6))
        .toList();
  }

  /// Product ids in the order of the product tree; ids that it does not define last, sorted.
  static List<String> ordered(Document document, Collection<String> products) {
    List<String> order =
        document.tree().definitions().stream().map(Product::id).distinct().toList();
    List<String> ordered = new ArrayList<>(order.stream().filter(products::contains).toList());
    products.stream().filter(id -> !order.contains(id)).sorted().forEach(ordered::add);
    return ordered;
  }
}
