#!/usr/bin/perl
# Writes keys and values into a hive with hivex: what a machine's SOFTWARE and SYSTEM hold that an
# advisory asks for, each type of value, names in several scripts, and a key with many subkeys.
# usage: grow-hive.pl HIVE SUBKEYS
use strict;
use warnings;
no warnings "portable";
use utf8;
use Encode qw(encode);
use Win::Hivex;

my ($file, $subkeys) = @ARGV;
my $hive = Win::Hivex->open($file, write => 1) or die "$file: $!";

sub key {
  my $node = $hive->root();
  foreach my $name (@_) {
    $node = $hive->node_get_child($node, $name) || $hive->node_add_child($node, $name);
  }
  return $node;
}

sub text { return encode("UTF-16LE", $_[0] . "\0") }

sub values_of {
  my ($node, @values) = @_;
  my @set = map { { key => $_->[0], t => $_->[1], value => $_->[2] } } @values;
  $hive->node_set_values($node, \@set);
}

values_of(key(qw(Microsoft Windows CurrentVersion Run)), ["VideoDriver", 1, text('C:\WINNT\videodrv.exe')]);
values_of(key(qw(Wow6432Node Microsoft Windows CurrentVersion Run)), ["Updater", 2, text('%ProgramFiles%\u\u.exe')]);
values_of(key("Select"), ["Current", 4, pack("V", 2)], ["Default", 4, pack("V", 1)]);
values_of(key(qw(ControlSet002 Services Stand-in)), ["Start", 4, pack("V", 2)], ["ImagePath", 2, text('\SystemRoot\s.sys')]);
values_of(
  key("Types"),
  ["", 1, text("the default value")],
  ["none", 0, ""],
  ["sz empty", 1, text("")],
  ["sz without end", 1, encode("UTF-16LE", "no NUL")],
  ["sz odd", 1, encode("UTF-16LE", "odd") . "x"],
  ["binary 1", 3, "\x01"],
  ["binary 4", 3, "\x01\x02\x03\x04"],
  ["binary 5", 3, "\x01\x02\x03\x04\x05"],
  ["binary 20000", 3, pack("C*", map { $_ % 251 } 1 .. 20000)],
  ["dword", 4, pack("V", 0xfedcba98)],
  ["dword be", 5, pack("N", 0xfedcba98)],
  ["link", 6, encode("UTF-16LE", '\Registry\Machine\Software\Classes')],
  ["multi", 7, encode("UTF-16LE", "one\0two\0\0")],
  ["multi with gap", 7, encode("UTF-16LE", "one\0\0three\0\0")],
  ["resource list", 8, "\0" x 8],
  ["full resource", 9, "\0" x 9],
  ["requirements", 10, "\0" x 10],
  ["qword", 11, pack("Q<", 0xfedcba9876543210)],
  ["type 18", 18, "\xff"],
);
values_of(key("名前", "Größe", "ключ"), ["値", 1, text("日本語 😀")], ["Straße", 1, text("é")]);
key("Many", sprintf("Subkey%06d", $_ * 7919 % 1000003)) foreach 1 .. $subkeys;
key("Gone", "Below");
values_of(key("Gone"), ["trace", 1, text("was here")]);
$hive->node_delete_child(key("Gone"));
$hive->commit(undef);
