package dev.sekisho.stix;

import dev.sekisho.stix.PropertyType.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The STIX Cyber-observable Objects that STIX 2.1 §6 defines, with their properties, predefined
/// extensions and nested types.
final class ObservableTypes {
  /* One type a line: objects first, then (after the empty line) extensions and nested types. A
  property is a string unless its name or what follows it says otherwise: `_ref` and `_refs` are
  references, `>` names where they lead; `_hex` and `_bin` are binary; `:i` integer, `:f` float, `:b`
  boolean, `:t` timestamp, `:h` hashes, `:d` dictionary, `:e` extensions, `:{…}` a nested type; a
  further `*` is a list. */
  private static final String TABLE =
      """
      artifact mime_type payload_bin url hashes:h encryption_algorithm decryption_key
      autonomous-system number:i name rir
      directory path path_enc ctime:t mtime:t atime:t contains_refs>file|directory
      domain-name value resolves_to_refs>ipv4-addr|ipv6-addr|domain-name
      email-addr value display_name belongs_to_ref>user-account
      email-message is_multipart:b date:t content_type from_ref>email-addr sender_ref>email-addr \
      to_refs>email-addr cc_refs>email-addr bcc_refs>email-addr message_id subject received_lines* \
      additional_header_fields:d body body_multipart:{email-mime-part}* raw_email_ref>artifact
      file extensions:e hashes:h size:i name name_enc magic_number_hex mime_type ctime:t mtime:t \
      atime:t parent_directory_ref>directory contains_refs content_ref>artifact
      ipv4-addr value resolves_to_refs>mac-addr belongs_to_refs>autonomous-system
      ipv6-addr value resolves_to_refs>mac-addr belongs_to_refs>autonomous-system
      mac-addr value
      mutex name
      network-traffic extensions:e start:t end:t is_active:b \
      src_ref>ipv4-addr|ipv6-addr|mac-addr|domain-name \
      dst_ref>ipv4-addr|ipv6-addr|mac-addr|domain-name src_port:i dst_port:i protocols* \
      src_byte_count:i dst_byte_count:i src_packets:i dst_packets:i ipfix:d \
      src_payload_ref>artifact dst_payload_ref>artifact encapsulates_refs>network-traffic \
      encapsulated_by_ref>network-traffic
      process extensions:e is_hidden:b pid:i created_time:t cwd command_line \
      environment_variables:d opened_connection_refs>network-traffic creator_user_ref>user-account \
      image_ref>file parent_ref>process child_refs>process
      software name cpe swid languages* vendor version
      url value
      user-account extensions:e user_id credential account_login account_type display_name \
      is_service_account:b is_privileged:b can_escalate_privs:b is_disabled:b account_created:t \
      account_expires:t credential_last_changed:t account_first_login:t account_last_login:t
      windows-registry-key key values:{windows-registry-value}* modified_time:t \
      creator_user_ref>user-account number_of_subkeys:i
      x509-certificate is_self_signed:b hashes:h version serial_number signature_algorithm issuer \
      validity_not_before:t validity_not_after:t subject subject_public_key_algorithm \
      subject_public_key_modulus subject_public_key_exponent:i \
      x509_v3_extensions:{x509-v3-extensions}

      archive-ext contains_refs>file|directory comment
      ntfs-ext sid alternate_data_streams:{alternate-data-stream}*
      alternate-data-stream name hashes:h size:i
      pdf-ext version is_optimized:b document_info_dict:d pdfid0 pdfid1
      raster-image-ext image_height:i image_width:i bits_per_pixel:i exif_tags:d
      windows-pebinary-ext pe_type imphash machine_hex number_of_sections:i time_date_stamp:t \
      pointer_to_symbol_table_hex number_of_symbols:i size_of_optional_header:i \
      characteristics_hex file_header_hashes:h optional_header:{windows-pe-optional-header} \
      sections:{windows-pe-section}*
      windows-pe-optional-header magic_hex major_linker_version:i minor_linker_version:i \
      size_of_code:i size_of_initialized_data:i size_of_uninitialized_data:i \
      address_of_entry_point:i base_of_code:i base_of_data:i image_base:i section_alignment:i \
      file_alignment:i major_os_version:i minor_os_version:i major_image_version:i \
      minor_image_version:i major_subsystem_version:i minor_subsystem_version:i \
      win32_version_value_hex size_of_image:i size_of_headers:i checksum_hex subsystem_hex \
      dll_characteristics_hex size_of_stack_reserve:i size_of_stack_commit:i \
      size_of_heap_reserve:i size_of_heap_commit:i loader_flags_hex number_of_rva_and_sizes:i \
      hashes:h
      windows-pe-section name size:i entropy:f hashes:h
      http-request-ext request_method request_value request_version request_header:d \
      message_body_length:i message_body_data_ref>artifact
      icmp-ext icmp_type_hex icmp_code_hex
      socket-ext address_family is_blocking:b is_listening:b options:d socket_type \
      socket_descriptor:i socket_handle:i
      tcp-ext src_flags_hex dst_flags_hex
      windows-process-ext aslr_enabled:b dep_enabled:b priority owner_sid windows_title window_title \
      startup_info:d integrity_level
      windows-service-ext service_name descriptions* display_name group_name start_type \
      service_dll_refs>file service_type service_status
      unix-account-ext gid:i groups* home_dir shell
      email-mime-part body body_raw_ref>artifact|file content_type content_disposition
      windows-registry-value name data data_type
      x509-v3-extensions basic_constraints name_constraints policy_constraints key_usage \
      extended_key_usage subject_key_identifier authority_key_identifier subject_alternative_name \
      issuer_alternative_name subject_directory_attributes crl_distribution_points \
      inhibit_any_policy private_key_usage_period_not_before:t \
      private_key_usage_period_not_after:t certificate_policies policy_mappings
      """;
  private static final String COMMON =
      " type id spec_version object_marking_refs granular_markings:d* defanged:b extensions:e";
  private static final Set<String> OBJECTS = names(TABLE.substring(0, TABLE.indexOf("\n\n")));

  private ObservableTypes() {}

  private static Set<String> names(String lines) {
    return lines
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// True for a type of §6, and for a custom one that follows the naming of §11.
  static boolean isKnown(String type) {
    return isObject(type) || isCustom(type);
  }

  /// True for a type of object of §6.
  static boolean isObject(String type) {
    return OBJECTS.contains(type);
  }

  /// True for the name of a custom type or property.
  static boolean isCustom(String name) {
    return name.startsWith("x-") || name.startsWith("x_");
  }

  /// The types of object of §6.
  static Set<String> objects() {
    return OBJECTS;
  }

  /// True for an extension or nested type.
  static boolean isNested(String type) {
    return Table.TYPES.containsKey(type) && !isObject(type);
  }

  /// The property of an object, extension or nested type; empty if there is none.
  static Optional<PropertyType> property(String type, String name) {
    return Optional.ofNullable(properties(type).get(name));
  }

  /// The properties of an object, extension or nested type; empty if it is not known.
  static Map<String, PropertyType> properties(String type) {
    return Table.TYPES.getOrDefault(type, Map.of());
  }

  /// The properties that `properties` writes down in the notation of the table.
  static Map<String, PropertyType> read(String properties) {
    return Table.read("", properties);
  }

  /// The table, read on first use.
  private static final class Table {
    static final Map<String, Map<String, PropertyType>> TYPES =
        TABLE
            .lines()
            .filter(line -> !line.isEmpty())
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> read(line[0], line[1])));

    private static Map<String, PropertyType> read(String type, String properties) {
      Map<String, PropertyType> found = new LinkedHashMap<>();
      String all = isObject(type) ? properties + COMMON : properties;
      for (String entry : all.strip().split(" ", -1)) {
        found.put(entry.split("[:>*]", 2)[0], type(entry));
      }
      return found;
    }

    private static PropertyType type(String entry) {
      String name = entry.split("[:>*]", 2)[0];
      int leads = entry.indexOf('>');
      if (name.endsWith("_ref") || name.endsWith("_refs")) {
        List<String> targets =
            leads < 0 ? List.of() : Arrays.asList(entry.substring(leads + 1).split("\\|"));
        return new PropertyType(Kind.REFERENCE, name.endsWith("_refs"), targets);
      }
      boolean list = entry.endsWith("*");
      int open = entry.indexOf('{');
      if (open >= 0) {
        String nested = entry.substring(open + 1, entry.indexOf('}'));
        return new PropertyType(Kind.STRUCTURE, list, List.of(nested));
      }
      int colon = entry.indexOf(':');
      char letter = colon < 0 ? 's' : entry.charAt(colon + 1);
      return new PropertyType(kind(name, letter), list, List.of());
    }

    private static Kind kind(String name, char letter) {
      if (name.endsWith("_hex") || name.endsWith("_bin")) {
        return Kind.BINARY;
      }
      return switch (letter) {
        case 'i' -> Kind.WHOLE;
        case 'f' -> Kind.REAL;
        case 'b' -> Kind.FLAG;
        case 't' -> Kind.TIME;
        case 'h' -> Kind.HASHES;
        case 'd' -> Kind.DICTIONARY;
        case 'e' -> Kind.EXTENSIONS;
        default -> Kind.TEXT;
      };
    }
  }
}
