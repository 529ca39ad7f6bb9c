-- How the rules above are asked. Each message in the mail is looked at by itself: a message is
-- what stands at the root, or below a part of type message/rfc822.

local rspamd_regexp = require "rspamd_regexp"
local rspamd_logger = require "rspamd_logger"
local rspamd_hash = require "rspamd_cryptobox_hash"
local rspamd_util = require "rspamd_util"

local algorithms = {["MD5"] = "md5", ["SHA-1"] = "sha1", ["SHA-256"] = "sha256", ["SHA-512"] = "sha512"}

local function base_name(name)
  return name and (name:match("([^/\\]*)$")) or nil
end

local function header_values(part, name)
  local values = {}
  for _, header in ipairs(part:get_header_full(name) or {}) do
    values[#values + 1] = header.decoded or header.value
  end
  return values
end

local function addresses(task, part, name, field)
  local values = {}
  for _, value in ipairs(header_values(part, name)) do
    for _, address in ipairs(rspamd_util.parse_mail_address(value, task:get_mempool()) or {}) do
      values[#values + 1] = address[field]
    end
  end
  return values
end

-- The text of a text part, decoded; of another part its bytes.
local function text_of(part)
  local text = part:is_text() and part:get_text()
  local content = text and text:get_content("raw_utf") or part:get_content()
  return content and tostring(content) or ""
end

local function file_of(part)
  local file = {part = part, name = base_name(part:get_filename()), members = {}, hashes = {}}
  if part:is_archive() then
    for _, name in ipairs(part:get_archive():get_files() or {}) do
      file.members[#file.members + 1] = base_name(name)
    end
  end
  return file
end

local function content_of(file)
  if file.part and not file.content then
    file.content = tostring(file.part:get_content() or "")
  end
  return file.content
end

local function hash_of(file, name)
  if file.part and not file.hashes[name] and algorithms[name] then
    local hash = rspamd_hash.create_specific(algorithms[name])
    hash:update(content_of(file))
    file.hashes[name] = hash:hex()
  end
  return file.hashes[name]
end

-- The messages of a mail with their leaves, and all files.
local function view_of(task)
  local messages, files, artifacts, of_part = {}, {}, {}, {}
  for _, part in ipairs(task:get_parts() or {}) do
    local parent = part:get_parent()
    local message
    if not parent or parent:is_message() then
      message = {root = part, leaves = {}, task = task}
      messages[#messages + 1] = message
    else
      message = of_part[parent:get_id()]
    end
    of_part[part:get_id()] = message
    if message and not part:is_multipart() and not part:is_message() then
      local file = file_of(part)
      file.is_text = part:get_type() == "text"
      message.leaves[#message.leaves + 1] = file
      artifacts[#artifacts + 1] = file
      if not file.is_text or file.name then
        files[#files + 1] = file
      end
      for _, name in ipairs(file.members) do
        files[#files + 1] = {name = name, members = {}, hashes = {}}
      end
    end
  end
  return {messages = messages, files = files, artifacts = artifacts}
end

local function leaf_values(message, wanted, value)
  local values = {}
  for _, leaf in ipairs(message.leaves) do
    if wanted(leaf) then
      values[#values + 1] = value(leaf)
    end
  end
  return values
end

local function whole(message)
  return not message.root:is_multipart() and #message.leaves == 1
    and message.leaves[1].is_text and not message.leaves[1].name
end

local function is_file(leaf)
  return not leaf.is_text or leaf.name ~= nil
end

local of_message = {
  subject = function(m) return header_values(m.root, "Subject") end,
  from = function(m) return addresses(m.task, m.root, "From", "addr") end,
  from_name = function(m) return addresses(m.task, m.root, "From", "name") end,
  sender = function(m) return addresses(m.task, m.root, "Sender", "addr") end,
  to = function(m) return addresses(m.task, m.root, "To", "addr") end,
  cc = function(m) return addresses(m.task, m.root, "Cc", "addr") end,
  message_id = function(m) return header_values(m.root, "Message-ID") end,
  header = function(m, name) return header_values(m.root, name) end,
  body = function(m)
    return whole(m) and {text_of(m.leaves[1].part)} or {}
  end,
  part_body = function(m)
    return whole(m) and {}
      or leaf_values(m, function(l) return l.is_text end, function(l) return text_of(l.part) end)
  end,
  part_name = function(m) return leaf_values(m, is_file, function(l) return l.name end) end,
  part_size = function(m) return leaf_values(m, is_file, function(l) return #content_of(l) end) end,
  part_hash = function(m, name)
    return leaf_values(m, is_file, function(l) return hash_of(l, name) end)
  end,
  member_name = function(m)
    local values = {}
    for _, leaf in ipairs(m.leaves) do
      for _, name in ipairs(leaf.members) do
        values[#values + 1] = name
      end
    end
    return values
  end
}

local of_file = {
  name = function(f) return {f.name} end,
  size = function(f) return f.part and {#content_of(f)} or {} end,
  hash = function(f, name) return {hash_of(f, name)} end,
  members = function(f) return f.members end,
  content = function(f) return {content_of(f)} end
}

local of_link = {
  url = function(u) return {u:get_text(), u:get_raw()} end,
  host = function(u) return {u:get_host()} end
}

local function met(term, value)
  if term.equal then
    return value == term.equal
  elseif term.bytes then
    return value == term.bytes:gsub("..", function(c) return string.char(tonumber(c, 16)) end)
  elseif term.found then
    return term.regexp ~= nil and term.regexp:match(value) and true or false
  else
    return (not term.least or value >= term.least) and (not term.most or value <= term.most)
  end
end

local function holds(clause, readers, object)
  for _, term in ipairs(clause) do
    local any = false
    for _, value in ipairs(readers[term.field] and readers[term.field](object, term.name) or {}) do
      any = any or met(term, value)
    end
    if not any then
      return false
    end
  end
  return true
end

local function sighted(clause, view, task)
  local readers, objects = of_file, view.files
  if clause.type == "email-message" then
    readers, objects = of_message, view.messages
  elseif clause.type == "artifact" then
    objects = view.artifacts
  elseif clause.type == "url" or clause.type == "domain-name" then
    readers, objects = of_link, task:get_urls(true) or {}
  end
  for _, object in ipairs(objects) do
    if holds(clause, readers, object) then
      return true
    end
  end
  return false
end

for _, rule in ipairs(rules) do
  for _, clause in ipairs(rule.clauses) do
    for _, term in ipairs(clause) do
      if term.found then
        term.regexp = rspamd_regexp.create(term.found, "u")
        if not term.regexp then
          rspamd_logger.errx(rspamd_config, "sekisho: %s: cannot read %s", rule.symbol, term.found)
        end
      end
    end
  end
end

local parent = rspamd_config:register_symbol({
  name = "SEKISHO_CHECK",
  type = "callback",
  group = "sekisho",
  callback = function(task)
    local view = view_of(task)
    for _, rule in ipairs(rules) do
      for _, clause in ipairs(rule.clauses) do
        if sighted(clause, view, task) then
          task:insert_result(rule.symbol, 1.0)
          break
        end
      end
    end
  end
})

for _, rule in ipairs(rules) do
  rspamd_config:register_symbol({
    name = rule.symbol,
    type = "virtual",
    parent = parent,
    group = "sekisho",
    score = rule.score,
    description = rule.description
  })
end
