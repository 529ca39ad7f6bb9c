package dev.sekisho.scan;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.mime.Address;
import dev.sekisho.mime.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the text of a journal report of Microsoft Exchange says of the envelope of the message that
/// comes with it.
///
/// Source: MS-XJRNL §2.1 (Exchange 2007 and later); the form of Exchange 2003, where recipients
/// stand below one line, by what its successor reads of it. Differs on purpose: fields may come in
/// any order and case, and a line that is no field is passed over.
///
/// @param senders the reverse path: one, none where it is empty
/// @param onBehalfOf for whom the sender sent it
/// @param recipients to whom it went
/// @param originals to whom it was addressed where that is another: a list that was expanded, a
///   mailbox that forwards
/// @param missing why there may be recipients that are not listed; null if all are
record JournalReport(
    List<Address> senders,
    List<Address> onBehalfOf,
    List<Address> recipients,
    List<Address> originals,
    List<Defect> defects,
    @Nullable Missing missing) {
  private static final Pattern FIELD = Pattern.compile("\\s*([A-Za-z-]{2,20}):(.*)");
  private static final Pattern REDIRECTED =
      Pattern.compile("[,;]\\s*(?:expanded|forwarded):", Pattern.CASE_INSENSITIVE);

  /// The kind of an address, as Exchange 2003 writes it in brackets.
  private static final Pattern KIND = Pattern.compile("(?<=[<\\[])smtp:", Pattern.CASE_INSENSITIVE);

  /// What may be said beside the envelope.
  private static final List<String> OTHERS =
      List.of("subject", "message-id", "label", "mailbox", "sentutc", "receivedutc");

  JournalReport {
    senders = List.copyOf(senders);
    onBehalfOf = List.copyOf(onBehalfOf);
    recipients = List.copyOf(recipients);
    originals = List.copyOf(originals);
    defects = List.copyOf(defects);
  }

  /// Reads a report.
  ///
  /// @param text as it is shown; possibly empty
  /// @param cut why there may be more text; null if there is none
  static JournalReport of(String text, @Nullable Missing cut) {
    Lines lines = new Lines();
    text.lines().filter(line -> !line.isBlank()).forEach(lines::take);
    return lines.report(cut);
  }

  /// True if `text` starts as a report does.
  static boolean startsAsReport(String text) {
    List<String> names =
        text.lines().filter(line -> !line.isBlank()).limit(2).map(JournalReport::nameOf).toList();
    return names.size() == 2
        && names.getFirst().equals("sender")
        && List.of("message-id", "subject", "on-behalf-of").contains(names.getLast());
  }

  private static String nameOf(String line) {
    Matcher field = FIELD.matcher(line);
    return field.matches() ? field.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /// A report as far as its lines were read. What is said twice counts once.
  private static final class Lines {
    private final Map<String, Address> senders = new LinkedHashMap<>();
    private final Map<String, Address> onBehalfOf = new LinkedHashMap<>();
    private final Map<String, Address> recipients = new LinkedHashMap<>();
    private final Map<String, Address> originals = new LinkedHashMap<>();
    private boolean sender;

    /// True below `Recipients:` of Exchange 2003.
    private boolean listing;

    private int strange;

    void take(String line) {
      Matcher field = FIELD.matcher(line);
      String name = field.matches() ? field.group(1).toLowerCase(Locale.ROOT) : "";
      String value = name.isEmpty() ? line : field.group(2);
      switch (name) {
        case "sender" -> {
          sender = true;
          listing = false;
          add(value, senders);
        }
        case "on-behalf-of" -> add(value, onBehalfOf);
        case "to", "cc", "bcc", "recipient" -> recipient(value);
        case "recipients" -> {
          listing = true;
          add(value, recipients);
        }
        default -> other(name, line);
      }
    }

    private void recipient(String value) {
      String[] chain = REDIRECTED.split(value, -1);
      int before = recipients.size();
      add(chain[0], recipients);
      if (recipients.size() == before && addresses(chain[0]).isEmpty()) {
        strange++;
      }
      for (int i = 1; i < chain.length; i++) {
        add(chain[i], originals);
      }
    }

    private void other(String name, String line) {
      if (OTHERS.contains(name)) {
        listing = false;
      } else if (!listing || addresses(line).isEmpty()) {
        strange++;
      } else {
        add(line, recipients);
      }
    }

    private static void add(String value, Map<String, Address> to) {
      addresses(value).forEach(address -> to.putIfAbsent(address.address(), address));
    }

    private static List<Address> addresses(String value) {
      return Addresses.parse(KIND.matcher(value).replaceAll("")).stream()
          .filter(address -> !address.address().isEmpty())
          .toList();
    }

    JournalReport report(@Nullable Missing cut) {
      List<Defect> defects = new ArrayList<>();
      if (!sender) {
        defects.add(Defect.of("journal.sender"));
      }
      if (recipients.isEmpty()) {
        defects.add(Defect.of("journal.recipients"));
      }
      if (strange > 0) {
        defects.add(new Defect("journal.line", Integer.toString(strange)));
      }
      boolean unread = cut == null && recipients.isEmpty();
      return new JournalReport(
          List.copyOf(senders.values()),
          List.copyOf(onBehalfOf.values()),
          List.copyOf(recipients.values()),
          List.copyOf(originals.values()),
          defects,
          unread ? new Missing(Cause.DAMAGED, "journal report") : cut);
    }
  }
}
