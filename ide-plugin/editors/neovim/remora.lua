-- Rule files in Neovim 0.7 and later: put this into your init.lua, or beside it and `require` it.
local command = { 'remora', 'lsp' }             -- or { '/path/of/the/checkout/remora', 'lsp' }

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, { pattern = '*.remora', command = 'setfiletype remora' })

-- What the server answers to a command: how tests went, what rules made of a capture. It tells it in one line, too.
local function run(name, ...)
    vim.lsp.buf.execute_command({ command = name, arguments = { vim.uri_from_bufnr(0), ... } })
end

local function attached()
    vim.bo.commentstring = '// %s'
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
    if vim.lsp.codelens then
        vim.lsp.codelens.refresh()
        vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'BufWritePost' }, { buffer = 0, callback = vim.lsp.codelens.refresh })
    end
    vim.api.nvim_buf_create_user_command(0, 'RemoraTest', function() run('remora.runTests') end, {})
    vim.api.nvim_buf_create_user_command(0, 'RemoraMatches', function(given) run('remora.matches', vim.fn.fnamemodify(given.args, ':p')) end,
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
