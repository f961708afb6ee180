-- Rule files in Neovim 0.7 and later: put this into your init.lua, or beside it and `require` it.
local command = { 'remora', 'lsp' }             -- or { '/path/of/the/checkout/remora', 'lsp' }

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, { pattern = '*.remora', command = 'setfiletype remora' })

-- What the server answers to a command: how tests went, what rules made of a capture. It tells it in one line, too.
local function run(name, ...)
    local asked = { command = name, arguments = { vim.uri_from_bufnr(0), ... } }
    vim.lsp.buf_request(0, 'workspace/executeCommand', asked, function(refused)
        if refused then vim.notify(refused.message, vim.log.levels.ERROR) end
    end)
end

-- The buffer may not be the one in front: the server takes a moment to start.
local function attached(_, buffer)
    vim.bo[buffer].commentstring = '// %s'
    vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
    if vim.lsp.codelens and vim.lsp.codelens.enable then        -- 0.12 and later
        vim.lsp.codelens.enable(true, { bufnr = buffer })
    elseif vim.lsp.codelens then
        local function refresh() vim.lsp.codelens.refresh() end
        vim.api.nvim_buf_call(buffer, refresh)
        vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'BufWritePost' }, { buffer = buffer, callback = refresh })
    end
    vim.api.nvim_buf_create_user_command(buffer, 'RemoraTest', function() run('remora.runTests') end, {})
    vim.api.nvim_buf_create_user_command(buffer, 'RemoraMatches', function(given) run('remora.matches', vim.fn.fnamemodify(given.args, ':p')) end,
        { nargs = 1, complete = 'file' })
end

if vim.lsp.config then                          -- 0.11 and later
    vim.lsp.config('remora', { cmd = command, filetypes = { 'remora' }, root_markers = { '.git' }, on_attach = attached })
    vim.lsp.enable('remora')
else
    local client
    vim.api.nvim_create_autocmd('FileType', {
        pattern = 'remora',
        callback = function()
            client = client or vim.lsp.start_client({ name = 'remora', cmd = command, root_dir = vim.fn.getcwd(), on_attach = attached,
                on_exit = function() client = nil end })
            vim.lsp.buf_attach_client(0, client)
        end,
    })
end
