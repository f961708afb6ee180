-- What `try` asks, in a Neovim that has read remora.lua.
local failed = false

local function say(what, ok, detail)
    io.stdout:write((ok and 'ok      ' or 'FAILED  ') .. what .. '  ' .. (detail or '') .. '\n')
    failed = failed or not ok
end

-- The first answer to a request about the place of a word on a line.
local function ask(method, line, column, more)
    local params = vim.tbl_extend('force', { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line, character = column } }, more or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
    for _, answer in pairs(answers) do return answer.result end
end

local ok, why = pcall(function()
    vim.cmd('edit wrong.remora')
    local rules = vim.api.nvim_get_current_buf()
    vim.cmd('enew')                                                         -- is in front by the time the server has started
    say('attached', vim.wait(60000, function() return #vim.tbl_values(vim.lsp.buf_get_clients(rules)) > 0 end), vim.bo[rules].filetype)
    local set = vim.wait(5000, function() return vim.bo[rules].commentstring == '// %s' and vim.api.nvim_buf_get_commands(rules, {}).RemoraTest end)
    say('set up', set and vim.bo.omnifunc == '', 'the rules, and not the buffer in front')
    vim.cmd('buffer ' .. rules)
    say('diagnostics', vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end), (vim.diagnostic.get(0)[1] or {}).message)
    local hover = ask('textDocument/hover', 0, 18)
    say('hover', hover ~= nil and hover.contents.value:find('Syn') ~= nil)
    local completion = ask('textDocument/completion', 1, 38)
    say('completion', completion ~= nil and #completion.items > 0, completion and completion.items[1].label)
    local definition = ask('textDocument/definition', 1, 16)
    say('definition', definition ~= nil and definition[1].range.start.line == 0)
    local rename = ask('textDocument/rename', 1, 16, { newName = 'begun' })
    say('rename', rename ~= nil and select(2, vim.json.encode(rename):gsub('begun', '')) == 2, 'two places')
    vim.cmd('edit right.remora')
    vim.wait(60000, function() return #vim.tbl_values(vim.lsp.buf_get_clients(0)) > 0 end)
    local tests = ask('workspace/executeCommand', 0, 0, { command = 'remora.runTests', arguments = { vim.uri_from_bufnr(0) } })
    say('tests', tests ~= nil and tests.passed == 1, tests and (tests.passed .. ' passed'))
    local told
    vim.lsp.handlers['window/showMessage'] = function(_, message) told = message.message end
    vim.cmd('RemoraTest')
    say('command', vim.wait(60000, function() return told ~= nil end), told)
    if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 60000 }) else vim.lsp.buf.formatting_sync(nil, 60000) end
    say('layout', vim.api.nvim_buf_get_lines(0, 0, 1, false)[1] == 'let opening = tcp.flags.syn')
end)
if not ok then say('script', false, tostring(why)) end
vim.cmd(failed and 'cquit 1' or 'quitall!')
